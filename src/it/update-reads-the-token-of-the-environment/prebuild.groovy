import io.github.pluginregistry.core.testing.ForgeStub

// The server's port is known only now.
def forge = ForgeStub.start().release('example/plugins', 'plugins/kubernetes/v0.4.0')
new File(basedir, 'registry.yaml') << """
forges:
  - host: github.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${forge.apiUrl()}
"""
context.forge = forge
return true
