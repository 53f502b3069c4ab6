import io.github.pluginregistry.core.testing.Upstream
import io.github.pluginregistry.maven.workflow.ActionRun
import io.github.pluginregistry.maven.workflow.MavenTool
import org.eclipse.jgit.lib.ObjectId

def upstream = Upstream.in(new File(basedir, 'plugins.git').toPath())
def checkout = new File(basedir, 'checkout').toPath()

def release = { String tag ->
    def update = upstream.repository().updateRef("refs/tags/$tag")
    update.newObjectId = ObjectId.fromString(upstream.tip('main').get())
    update.update()
}

def maven = MavenTool.of(basedir.toPath(), localRepositoryPath.toPath())
def action = { -> new ActionRun(checkout, maven.directory()) }

// A registry that nobody has published, with a release of its one plugin, and a tag that would run a program if a shell read it.
upstream.commit('main', ['registry.yaml': '''\
name: Example Plugins
repository: ../plugins.git
plugins:
  - id: kubernetes
    name: Kubernetes Plugin
    tagPattern: kubernetes/*
  - id: hostile
    name: Hostile $(touch pwned) Plugin
    versionScheme: maven
    tagPattern: hostile/*
'''])
release('kubernetes/v1.0.0')
release('hostile/1.0$(touch${IFS}pwned)`touch${IFS}pwned`;touch${IFS}pwned')
upstream.clone(checkout).close()

def first = action()
assert first.succeeds()
assert first.output('changed') == 'true'
assert first.output('summary') == '2 plugins changed'
assert first.output('commit') == upstream.tip('main').get()

def again = action()
assert again.succeeds()
assert again.output('changed') == 'false'
assert upstream.log('main').size() == 2

// From a tag that was pushed to a commit that landed.
release('kubernetes/v1.1.0')
def second = action()
assert second.succeeds()
assert second.output('changed') == 'true'
assert second.output('summary').contains('v1.1.0')
assert second.output('commit') == upstream.tip('main').get()
assert upstream.log('main').size() == 3
assert upstream.log('main')[0].committerIdent.name == 'github-actions[bot]'
upstream.close()
return true
