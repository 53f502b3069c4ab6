import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'docs/plugins.json')
def text = file.text
file.text = text.replace('"status": "beta"', '"status": "superb"')
assert file.text != text
return true
