import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def definition = new File(basedir, 'registry.yaml')
definition.text = definition.text.replace('tagPattern: plugins/kubernetes/*', 'tagPattern: gone/*')
return true
