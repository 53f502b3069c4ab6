import io.github.pluginregistry.core.testing.ForgeStub
import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
new File(basedir, 'published').mkdir()
new File(basedir, 'docs').eachFile { new File(basedir, "published/${it.name}").bytes = it.bytes }
def forge = ForgeStub.start().failing('example/plugins', 500)

// The server's port is known only now.
new File(basedir, 'registry.yaml') << """
forges:
  - host: github.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${forge.apiUrl()}
"""
context.forge = forge
return true
