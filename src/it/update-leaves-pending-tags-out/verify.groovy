import groovy.json.JsonSlurper

def asked = context.forge.requests()
context.forge.close()

// A tag is no release before its release is published, unless tags count as they are.
['docs', 'with-token'].each {
    def plugins = new JsonSlurper().parse(new File(basedir, "$it/plugins.json")).plugins
    assert plugins*.latestVersion == ['v0.250.0', 'v0.2.1', 'v0.3.0']
}

// Both runs say which tags wait.
def log = new File(basedir, 'build.log').text
def waiting = 'pkg/app/pipedv1/plugin/kubernetes/v0.251.0, pkg/app/pipedv1/plugin/kubernetes/v0.252.0'
assert log.count("kubernetes: 2 tags are pending, since their releases are not published yet: $waiting") == 2
assert log.count('terraform: 1 tag is pending, since its release is not published yet: pkg/app/pipedv1/plugin/terraform/v0.3.0') == 2

// Git tells all tags in one answer, and then the date of the one that has no release. The releases of the other 248 are not looked up.
def (without, withToken) = asked.split { it.authorization().isEmpty() }.collect { requests ->
    requests.collect { URLDecoder.decode(it.url(), 'UTF-8') - ~'^(/repos)?/pipe-cd/pipecd/' - 'tags/pkg/app/pipedv1/plugin/' }
}
assert without == ['git-upload-pack',
        'releases/kubernetes/v0.252.0', 'releases/terraform/v0.3.0', 'releases?per_page=1',
        'releases/kubernetes/v0.251.0', 'releases/terraform/v0.2.1', 'releases/kubernetes/v0.250.0',
        'info/refs?service=git-upload-pack']
// A draft may share its tag with a release, which the API tells of by the tag alone.
assert withToken == ['git-upload-pack', '/graphql', 'releases/kubernetes/v0.251.0', '/graphql', '/graphql', 'info/refs?service=git-upload-pack']
