def docs = new File(basedir, 'docs')
def before = new File(basedir, 'expected')

// The moment of the last change moved with what changed, and nothing else differs.
def lastUpdated = { File file -> (file.text =~ /"lastUpdated": "([^"]*)"/)[0][1] }
def now = lastUpdated(new File(docs, 'plugins.json'))
def then = lastUpdated(new File(before, 'plugins.json'))
assert now != then
def readable = { it.replace('T', ' ').replace('Z', ' UTC') }
['plugins.json', 'plugins.md', 'plugins.schema.json'].each { name ->
    def expected = new File(before, name).text.replace(then, now).replace(readable(then), readable(now))
    assert new File(docs, name).text == expected
}

def log = new File(basedir, 'build.log').text
['plugins.json', 'plugins.md', 'plugins.schema.json'].each { assert log.contains('[INFO] repaired docs/' + it) }
assert log.count('the registry is valid (1 warning), in sync') == 2
