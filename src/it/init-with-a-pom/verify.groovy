import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('registry.yaml exists; remove it, or add -Dregistry.force to replace it')
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.id == ['plugins']
assert plugins*.latestVersion == ['v1.2.0']
assert new File(basedir, 'pom.xml').text.contains('<packaging>pom</packaging> <!-- stays as it is -->\n')
def branch = new File(basedir, '.git/HEAD').text.trim() - 'ref: refs/heads/'
assert new File(basedir, 'Jenkinsfile').text.contains(":publish\" -Dregistry.branch=$branch ")
