def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('some plugins were never resolved and are left out of plugins.json')
assert log.contains('kubernetes, terraform: Maven is offline')
assert log.contains('run without -o to ask')
assert !new File(basedir, 'docs/plugins.json').exists()
