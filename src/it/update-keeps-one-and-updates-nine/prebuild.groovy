import io.github.pluginregistry.core.RegistryService
import io.github.pluginregistry.core.definition.DefinitionReader
import io.github.pluginregistry.core.testing.ForgeStub

def forge = ForgeStub.start()
context.names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
context.names.each { forge.release("example/$it", 'v1.0.0') }

// An earlier update published all ten.
def files = new File(basedir, 'docs')
def registry = new File(basedir, 'registry.yaml')
registry << """
forges:
  - host: github.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${forge.apiUrl()}
"""
RegistryService.of(new DefinitionReader().read(registry.toPath()), registry.toPath(), files.toPath())
    .build()
    .update()

// Now all ten have a newer release, and one repository is gone.
context.names.each { forge.release("example/$it", 'v1.1.0') }
forge.failing('example/four', 404)
context.forge = forge
return true
