import groovy.json.JsonSlurper

def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.id == ['kubernetes']
assert plugins*.latestVersion == ['v0.4.0']
assert new File(basedir, 'docs/plugins.md').isFile()
assert new File(basedir, 'docs/plugins.schema.json').isFile()
