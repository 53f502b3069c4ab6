def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /docs\/plugins\.md error not-in-step there is no such file; run registry:update/
