def log = new File(basedir, 'build.log').text
context.forge.close()

assert log.contains('BUILD FAILURE')
assert log.contains('127.0.0.1')
assert log.contains('answered 500')
new File(basedir, 'published').eachFile {
    assert new File(basedir, "docs/${it.name}").bytes == it.bytes : it.name
}
