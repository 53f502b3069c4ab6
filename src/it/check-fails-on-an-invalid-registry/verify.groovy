def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /plugins\.json:\d+:\d+: terraform: "superb" is none of .*\[schema]/
assert log.contains('the registry is not valid (1 finding)')
