def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /plugins\.json:\d+: \/plugins\/1\/status: .*\[schema]/
assert log.contains('the registry is not valid (1 finding)')
