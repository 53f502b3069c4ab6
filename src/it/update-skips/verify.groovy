def log = new File(basedir, 'build.log').text
assert log.count('skipping: registry.skip is set') == 2
assert !new File(basedir, 'docs').exists()
