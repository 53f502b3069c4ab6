import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def recording = new File(basedir, 'recording/github.com+example+plugins.json')
recording.text = recording.text.replace('plugins/kubernetes/v0.3.9', 'plugins/kubernetes/v0.4.1')
return true
