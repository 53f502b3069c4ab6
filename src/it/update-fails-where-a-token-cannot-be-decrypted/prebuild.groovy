import io.github.pluginregistry.core.testing.ForgeStub
import io.github.pluginregistry.maven.SettingsFixture

def token = UUID.randomUUID().toString()
def settings = SettingsFixture.in(new File(basedir, '../../it-settings/cannot-be-decrypted').toPath())
        .foreignToken('github.com', token)
settings.handTo(basedir.toPath())

// The server's port is known only now.
def forge = ForgeStub.start().release('example/plugins', 'plugins/kubernetes/v0.4.0')
new File(basedir, 'registry.yaml') << """
forges:
  - host: github.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${forge.apiUrl()}
"""
context.putAll(forge: forge, secrets: [token, settings.password('github.com')])
return true
