import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'docs/plugins.json')
def text = file.text
file.text = text.replace('"latestVersion": "v0.4.0"', '"latestVersion": "v9.9.9"')
assert file.text != text
return true
