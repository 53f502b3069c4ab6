import io.github.pluginregistry.core.testing.PublishedFixture
import org.eclipse.jgit.api.Git
import org.eclipse.jgit.transport.URIish

// The checkout in which a source path leads nowhere.
Git.init().setDirectory(new File(basedir, 'offline')).call().withCloseable { git ->
    git.remoteAdd().setName('origin').setUri(new URIish('git@github.com:example/plugins.git')).call()
}

// What was published, and what became of its tags since.
def online = new File(basedir, 'online')
PublishedFixture.write(online.toPath())
def recording = new File(online, 'recording/github.com+example+plugins.json')
recording.text = recording.text
        .replace('newer-available/v1.0.0', 'newer-available/v1.1.0')
        .replace('be5cc25db817e7bca1cf35c1c8463cee94fa33bd', '7ac19ee157556944f6939fe82286468b89688712')
        .replace('withdrawn/v1.1.0', 'coverage/v1.0.0')
return true
