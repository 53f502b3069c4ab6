import io.github.pluginregistry.core.testing.ForgeStub

// The host that the repository is on cannot be asked; another one has its tags, and a third one is its API.
def mirror = ForgeStub.start()
def forge = ForgeStub.start()
['v0.3.0', 'v0.4.0'].each { version ->
    def tag = "plugins/kubernetes/$version".toString()
    mirror.tag('example/plugins', tag, version == 'v0.4.0' ? 'a' * 40 : 'b' * 40)
    forge.release('example/plugins', tag)
}

// The servers' ports are known only now.
new File(basedir, 'registry.yaml') << """
forges:
  - host: git.example.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${mirror.apiUrl()}
"""
context.putAll(mirror: mirror, forge: forge)
return true
