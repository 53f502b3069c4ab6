def log = new File(basedir, 'build.log').text
assert log.count('registry.skip is set: nothing is asked, checked or written') == 2
assert !new File(basedir, 'docs').exists()
