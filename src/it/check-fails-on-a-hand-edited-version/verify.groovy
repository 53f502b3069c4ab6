def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /plugins\.json:\d+: kubernetes: latestVersion is v9\.9\.9, but the tag "plugins\/kubernetes\/v0\.4\.0" spells v0\.4\.0/
assert log.contains('[version-mismatch]')
assert log =~ /docs\/plugins\.md:\d+: .*\[not-in-step]/
