import io.github.pluginregistry.core.testing.ForgeStub
import io.github.pluginregistry.maven.SettingsFixture

// A host named as the server that has the password for Maven Central, and one whose token is filed under its name.
def stranger = ForgeStub.start().release('example/stranger', 'v1.0.0')
def forge = ForgeStub.start().release('example/plugins', 'plugins/kubernetes/v0.4.0')
SettingsFixture.in(new File(basedir, '../../it-settings/sends-no-password-of-another-server').toPath())
        .token('central', 'password-of-maven-central')
        .token('github.com', 'token-of-github')
        .handTo(basedir.toPath())

// The servers' ports are known only now.
new File(basedir, 'registry.yaml') << """
forges:
  - host: central
    type: github
    apiUrl: ${stranger.apiUrl()}
    gitUrl: ${stranger.apiUrl()}
  - host: github.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${forge.apiUrl()}
"""
context.putAll(stranger: stranger, forge: forge)
return true
