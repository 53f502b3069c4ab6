import io.github.pluginregistry.core.testing.Upstream

def upstream = Upstream.at(new File(basedir, 'upstream.git').toPath())
def commits = upstream.log('main')
def files = upstream.files('main')
upstream.close()

assert commits*.shortMessage == ['registry: kubernetes is new at v0.4.0', 'begin']
assert files['docs/plugins.json'].contains('"name": "Kubernetes Plugin"')
assert files['pom.xml'].contains('Kubernetes Plugin')
assert new File(basedir, 'docs/plugins.json').getText('UTF-8').contains('"name": "Kubernetes by PipeCD"')
assert new File(basedir, 'pom.xml').getText('UTF-8').contains('Kubernetes by PipeCD')

def warnings = new File(basedir, 'build.log').readLines().findAll { it.contains('the definition in pom.xml') }
assert warnings.size() == 1
assert warnings[0].endsWith('the definition in pom.xml differs from the one on main of origin: the files were published from the one there, without your local changes; commit and push it, then run registry:update and registry:publish again')
return true
