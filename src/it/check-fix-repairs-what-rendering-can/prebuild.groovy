import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def docs = new File(basedir, 'docs')
def before = new File(basedir, 'expected')
before.mkdir()
docs.eachFile { new File(before, it.name).bytes = it.bytes }

// Everything that a hand can do to the files without a word of a version.
def json = new File(docs, 'plugins.json')
def text = json.text
json.text = text.replace('"name": "Terraform Plugin"', '"name": "TERRAFORM"')
        .replace('"status": "beta",', '')
        .replace('"version": "1.0",', '"colour": "red", "version": "1.0",')
        .replace('\n', '\r\n')
assert json.text.count('TERRAFORM') == 1 && !json.text.contains('beta')
def page = new File(docs, 'plugins.md')
page.text = page.text.replace('Kubernetes', 'Cubernetes') + '\n'
assert new File(docs, 'plugins.schema.json').delete()
return true
