import io.github.pluginregistry.core.testing.Upstream

def upstream = Upstream.at(new File(basedir, 'upstream.git').toPath())
def commits = upstream.log('main')
upstream.close()

assert commits*.shortMessage == ['registry: kubernetes is new at v0.4.0', 'begin']
def log = new File(basedir, 'build.log').text
assert log.contains('main of origin is already up to date: nothing to publish')
assert log.contains('Maven is offline, and publishing needs a network: nothing was published')
return true
