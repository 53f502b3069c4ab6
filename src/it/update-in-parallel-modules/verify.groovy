assert new File(basedir, 'docs').list().sort().toList() == ['plugins.json', 'plugins.md', 'plugins.schema.json']
def log = new File(basedir, 'build.log').text
// Four modules share one registry. The first that gets its turn asks; the others find the question answered when theirs comes.
assert log.count('1 plugin in 1 repository') == 1
assert log.count('wrote ') == 3
assert log.count('skipping update: registry.updatePolicy is daily') == 3
// A check may meet an update, and does not take what it sees between two files for the registry.
assert log.count('the registry is valid (1 warning), in sync') == 4
