import groovy.json.JsonSlurper

def definition = new File(basedir, 'registry.yaml').text
assert definition.contains('tagPattern: plugins/json/*')
assert definition.contains('- json-{version}')
def log = new File(basedir, 'build.log').text
assert log =~ /json +v0\.10\.0 +plugins\/json\/\*/
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.id == ['json', 'okta']
assert plugins*.latestVersion == ['v0.10.0', 'v1.0.0']
