import io.github.pluginregistry.core.testing.Upstream

def upstream = Upstream.at(new File(basedir, 'upstream.git').toPath())
def commits = upstream.log('main')
def files = upstream.files('main')
upstream.close()

assert commits*.shortMessage == ['registry: kubernetes is new at v0.4.0', 'begin']
assert files.keySet() == ['docs/plugins.json', 'docs/plugins.md', 'docs/plugins.schema.json', 'pom.xml', 'registry.yaml'] as Set
assert files['docs/plugins.json'] == new File(basedir, 'docs/plugins.json').getText('UTF-8')
assert new File(basedir, 'build.log').text =~ /pushed [0-9a-f]{9} to main of origin: kubernetes is new at v0\.4\.0/
return true
