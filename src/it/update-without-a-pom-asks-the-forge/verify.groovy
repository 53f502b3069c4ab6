import groovy.json.JsonSlurper

def asked = context.forge.requests()
context.forge.close()

def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v0.4.0', 'v0.2.1']
assert plugins*.releaseUrl == [
        'https://github.com/pipe-cd/pipecd/releases/tag/pkg/app/pipedv1/plugin/kubernetes/v0.4.0',
        'https://github.com/pipe-cd/pipecd/releases/tag/pkg/app/pipedv1/plugin/terraform/v0.2.1']
assert asked*.url().collect { URLDecoder.decode(it, 'UTF-8') - ~/.*pipedv1.plugin./ } ==
        ['/pipe-cd/pipecd/git-upload-pack', 'kubernetes/v0.5.0', 'terraform/v0.2.1', 'kubernetes/v0.4.0']
