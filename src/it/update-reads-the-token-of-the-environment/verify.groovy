import groovy.json.JsonSlurper
import io.github.pluginregistry.core.testing.SecretSearch

def asked = context.forge.requests()
context.forge.close()

def token = 'gha/t0ken+of~the=runner'
def basic = 'Basic ' + "x-access-token:$token".bytes.encodeBase64()
assert asked.collect { [it.url(), it.authorization().get()] } == [['/example/plugins/git-upload-pack', basic], ['/graphql', 'Bearer ' + token]]
assert new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins*.latestVersion == ['v0.4.0']
assert SecretSearch.of(token).below(basedir.toPath())
        .every { it.contains('invoker.properties') || it.contains('verify.groovy') }
