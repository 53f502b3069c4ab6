import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'docs/plugins.schema.json')
def text = file.text
file.text = text.replace('draft-07', 'draft-04')
assert file.text != text
return true
