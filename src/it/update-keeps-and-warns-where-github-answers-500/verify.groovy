def log = new File(basedir, 'build.log').text
context.forge.close()

// One trouble for both plugins, and the build goes on.
assert log.count('[WARNING] kubernetes, terraform: ') == 1
assert log.contains('BUILD SUCCESS')
assert log.contains('127.0.0.1')
assert log.contains('answered 500')
new File(basedir, 'published').eachFile {
    assert new File(basedir, "docs/${it.name}").bytes == it.bytes : it.name
}
