import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('kubernetes v0.4.0 -> v0.3.9, released 2026-09-01')
assert log.contains('[WARNING] kubernetes: the latest version goes back from v0.4.0 to v0.3.9: the tag plugins/kubernetes/v0.4.0 is gone')
assert new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins[0].latestVersion == 'v0.3.9'
