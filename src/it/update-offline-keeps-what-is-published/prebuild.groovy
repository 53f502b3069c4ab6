import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
new File(basedir, 'published.json').text = new File(basedir, 'docs/plugins.json').text
// Without the recording there is only the network left to ask.
assert new File(basedir, 'recording').deleteDir()
return true
