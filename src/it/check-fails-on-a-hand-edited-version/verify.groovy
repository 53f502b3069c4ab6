def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /docs\/plugins\.json:\d+:\d+ error version-mismatch kubernetes: latestVersion is v9\.9\.9, and the v0\.4\.0 of its tag "plugins\/kubernetes\/v0\.4\.0" is expected/
assert log =~ /docs\/plugins\.md:\d+ error not-in-step /
