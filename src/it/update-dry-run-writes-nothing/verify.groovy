def log = new File(basedir, 'build.log').text
assert log.contains('kubernetes is new at v0.4.0, released 2026-08-14')
assert log.count('would write ') == 3
assert !new File(basedir, 'docs').exists()
