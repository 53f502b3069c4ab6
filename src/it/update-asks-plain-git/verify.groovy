import groovy.json.JsonSlurper

def plugin = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins[0]
assert plugin.latestVersion == 'v1.1.0'
assert plugin.tag == 'v1.1.0'
assert plugin.commit ==~ /[0-9a-f]{40}/
assert plugin.repository == './plugins.git'
