import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('kubernetes: no tag matches "gone/*"')
assert log.contains('some plugins could not be updated and keep their published version')
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v0.4.0', 'v0.2.1']
