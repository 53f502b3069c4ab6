import io.github.pluginregistry.core.testing.ForgeRelease
import io.github.pluginregistry.core.testing.ForgeStub

def repository = 'pipe-cd/pipecd'
def prefix = 'pkg/app/pipedv1/plugin'
def forge = ForgeStub.start()
(1..250).each { forge.release(repository, "$prefix/kubernetes/v0.${it}.0".toString()) }
forge.release(repository, "$prefix/kubernetes/v9.0.0".toString())
forge.release(repository, "$prefix/terraform/v0.2.1".toString())
forge.release(repository, ForgeRelease.of("$prefix/terraform/v7.0.0".toString()).asDraft())

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
