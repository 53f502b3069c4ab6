def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /docs\/plugins\.md:\d+: .*\[not-in-step]/
assert !(log =~ /plugins\.json:\d+:/)
assert log.contains('the registry is valid, not in step (1 finding)')
