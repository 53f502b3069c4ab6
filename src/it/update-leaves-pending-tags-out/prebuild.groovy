import io.github.pluginregistry.core.testing.Commits
import io.github.pluginregistry.core.testing.ForgeRelease
import io.github.pluginregistry.core.testing.ForgeStub

// The release of the highest tag is not written yet, that of the next one is a draft; of each plugin's tags one has a release.
def repository = 'pipe-cd/pipecd'
def prefix = 'pkg/app/pipedv1/plugin'
def forge = ForgeStub.start()
(1..250).each { forge.release(repository, "$prefix/kubernetes/v0.${it}.0".toString()) }
['v0.252.0', 'v0.251.0'].each { forge.tag(repository, "$prefix/kubernetes/$it".toString(), Commits.of(it)) }
forge.releaseWithoutTag(repository, ForgeRelease.of("$prefix/kubernetes/v0.251.0".toString()).asDraft())
forge.release(repository, "$prefix/terraform/v0.2.1".toString())
forge.tag(repository, "$prefix/terraform/v0.3.0".toString(), Commits.of('v0.3.0'))

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
