import io.github.pluginregistry.core.testing.PublishedFixture
import org.eclipse.jgit.api.Git
import org.eclipse.jgit.transport.URIish

PublishedFixture.write(basedir.toPath())
Git.init().setDirectory(basedir).call().withCloseable { git ->
    git.remoteAdd().setName('origin').setUri(new URIish('git@github.com:example/plugins.git')).call()
}
return true
