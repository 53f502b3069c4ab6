import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('update-plugins-registry.py:13: "maintainer" has no counterpart')
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.id == ['json']
assert plugins*.latestVersion == ['v0.10.0']
assert plugins*.description == ['Reads JSON']
