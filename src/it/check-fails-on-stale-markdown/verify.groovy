def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /docs\/plugins\.md:\d+ error not-in-step /
assert !(log =~ /plugins\.json:\d+/)
assert log.contains('the registry is valid (1 warning), not in sync (1 error)')

// What differs, and which way.
assert log =~ /\[ERROR]     -.*v0\.2\.0/
assert log =~ /\[ERROR]     \+.*v0\.2\.1/
// Which of the two versions is right, only the repository knows.
assert log.contains('the page does not show the release of terraform that plugins.json has; run registry:update')
assert log.contains('to fix: mvn registry:update')
