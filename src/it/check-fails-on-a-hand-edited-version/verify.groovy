def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /plugins\.json:\d+:\d+: kubernetes: latestVersion is v9\.9\.9, and the v0\.4\.0 of its tag "plugins\/kubernetes\/v0\.4\.0" is expected/
assert log.contains('[version-mismatch]')
assert log =~ /docs\/plugins\.md:\d+: .*\[not-in-step]/
