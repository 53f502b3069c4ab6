import groovy.json.JsonSlurper

def registry = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json'))
assert registry.description == 'Written in the POM of update-inline-definition'
assert registry.metadata.notes == 'Inline'
def plugin = registry.plugins[0]
assert registry.plugins.size() == 1
assert plugin.id == 'kubernetes'
assert plugin.latestVersion == 'v0.5.0-rc.1'
assert plugin.labels == ['deploy', 'cloud']
assert new File(basedir, 'build.log').text.contains('the registry is valid (2 warnings), in sync')
