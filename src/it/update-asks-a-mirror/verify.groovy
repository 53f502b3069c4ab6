import groovy.json.JsonSlurper

def tags = context.mirror.requests()*.url()
def releases = context.forge.requests()*.url()
[context.mirror, context.forge]*.close()

// Tags come from the mirror alone, releases from the API alone.
assert tags == ['/example/plugins/git-upload-pack']
assert releases == ['/repos/example/plugins/releases/tags/plugins%2Fkubernetes%2Fv0.4.0']

// What is published names neither of them: readers go to the repository's own host.
def plugin = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins[0]
assert plugin.latestVersion == 'v0.4.0'
assert plugin.commit == 'a' * 40
assert plugin.releaseUrl == 'https://git.example.com/example/plugins/releases/tag/plugins/kubernetes/v0.4.0'
assert ['plugins.json', 'plugins.md'].every { !new File(basedir, "docs/$it").text.contains('127.0.0.1') }
