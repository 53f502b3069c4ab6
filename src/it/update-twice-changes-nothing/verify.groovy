def log = new File(basedir, 'build.log').text
assert log.count(': 2 changes') == 1
assert log.count(': nothing changed') == 1
assert log.count('wrote ') == 3

def files = ['plugins.json', 'plugins.md', 'plugins.schema.json'].collect { new File(basedir, "docs/$it") }
assert files.every { it.isFile() }
// Nothing is left beside them.
assert new File(basedir, 'docs').list().length == 3
