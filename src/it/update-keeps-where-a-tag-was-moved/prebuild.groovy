import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'recording/github.com+example+plugins.json')
def recording = new JsonSlurper().parse(file)
recording.tags.find { it.name == 'plugins/kubernetes/v0.4.0' }.commit = 'b' * 40
file.text = JsonOutput.toJson(recording)
return true
