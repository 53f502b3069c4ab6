import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def page = new File(basedir, 'docs/plugins.md')
def text = page.text
page.text = text.replace('v0.2.1', 'v0.2.0')
assert page.text != text
new File(basedir, 'summary.md').text = 'What another step had to say.\n'
return true
