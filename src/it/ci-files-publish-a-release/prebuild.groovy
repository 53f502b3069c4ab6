import com.fasterxml.jackson.dataformat.yaml.YAMLMapper
import io.github.pluginregistry.core.testing.Upstream
import io.github.pluginregistry.maven.Checkout
import io.github.pluginregistry.maven.workflow.MavenTool
import org.eclipse.jgit.lib.ObjectId

def upstream = Upstream.in(new File(basedir, 'plugins.git').toPath())
upstream.commit('main', ['registry.yaml': '''\
name: Example Plugins
repository: ../plugins.git
plugins:
  - id: kubernetes
    name: Kubernetes Plugin
    tagPattern: kubernetes/*
'''])
def maven = MavenTool.of(basedir.toPath(), localRepositoryPath.toPath())

def release = { String tag ->
    def update = upstream.repository().updateRef("refs/tags/$tag")
    update.newObjectId = ObjectId.fromString(upstream.tip('main').get())
    update.update()
}

// Both check out a commit, and no branch.
def detached = { String name ->
    def checkout = new File(basedir, name).toPath()
    def git = upstream.clone(checkout)
    git.checkout().setName(upstream.tip('main').get()).call()
    git.close()
    return checkout
}

// GitLab runs the lines one after the other in one shell, which ends at the first that fails.
release('kubernetes/v1.0.0')
def job = new YAMLMapper().readTree(Checkout.file('docs/examples/ci/gitlab-ci.yml').toFile()).get('plugin-registry')
def script = job.get('script').collect { it.asText() }.join('\n')
assert maven.runs(script, detached('gitlab'), [
        REGISTRY         : job.get('variables').get('REGISTRY').asText(),
        CI_DEFAULT_BRANCH: 'main',
        CI_SERVER_HOST   : 'gitlab.example.com'])
assert upstream.log('main').size() == 2
assert upstream.log('main')[0].committerIdent.emailAddress == 'noreply@gitlab.example.com'

// Jenkins gives each script a shell of its own.
release('kubernetes/v1.1.0')
def jenkinsfile = Checkout.file('docs/examples/ci/Jenkinsfile').toFile().text
def registry = (jenkinsfile =~ /REGISTRY = '(.*)'/)[0][1]
def scripts = (jenkinsfile =~ /(?m)^ *sh '(.*)'$/).collect { it[1] }
// The first two clone and build the plugin, which is not for this machine to do.
assert scripts[1].contains(' install ')
assert scripts.size() == 5
def checkout = detached('jenkins')
scripts.drop(2).each { assert maven.runs(it, checkout, [REGISTRY: registry]) }
assert upstream.log('main').size() == 3
upstream.close()
return true
