import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'recording/github.com+example+plugins.json')
def recording = new JsonSlurper().parse(file)
assert recording.releases.removeAll { it.tag == 'plugins/kubernetes/v0.4.0' }
assert recording.tags.removeAll { it.name == 'plugins/kubernetes/v0.4.0' }
file.text = JsonOutput.toJson(recording)
return true
