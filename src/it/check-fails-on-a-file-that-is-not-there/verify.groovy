def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /plugins\.md: there is no such file; run registry:update/
