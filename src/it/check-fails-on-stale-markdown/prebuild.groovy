import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'docs/plugins.md')
def text = file.text
file.text = text.replace('v0.2.1', 'v0.2.0')
assert file.text != text
return true
