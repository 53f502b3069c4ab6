import groovy.json.JsonSlurper
import io.github.pluginregistry.core.testing.SecretSearch

context.git.stop(0)
[context.forge, context.elsewhere]*.close()

// The tokens were there, decrypted, and every host got its own; nobody was sent on.
def (forgeToken, gitToken) = context.tokens
assert context.forge.requests()*.authorization().unique() == [Optional.of('Bearer ' + forgeToken)]
assert context.headers.unique() == ['Basic ' + "x-access-token:$gitToken".bytes.encodeBase64()]
assert context.elsewhere.requests().isEmpty()

// The runs did what they should, and told all they could tell.
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v0.4.0', 'v1.2.0']
assert new File(basedir, 'recorded').list().any { it.startsWith('github.com') }
def log = new File(basedir, 'build.log').text
assert log.contains('[DEBUG]') && log.contains('answered 401')
// Maven 4 takes what java.util.logging is told into its own log.
assert (log + new File(basedir, 'java-util-logging.log').text).contains('GitHub API request')

// What a host says gets into no log past the goals: no library tells of it, and no line is a command.
def told = log + new File(basedir, 'java-util-logging.log').text
assert !told.contains('git< ') && !told.contains('git> ') && !told.contains('org.eclipse.jgit.transport.PacketLine')
assert !told.contains('/info/refs')
assert told.readLines().every { !it.stripLeading().startsWith('::') }

// None of it shows a token, nor what stands for it in the settings.
assert context.secrets.collectMany { secret ->
    def search = SecretSearch.of(secret)
    search.below(basedir.toPath()) + search.below(localRepositoryPath.toPath())
}.isEmpty()
