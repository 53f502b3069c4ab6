import groovy.json.JsonSlurper
import io.github.pluginregistry.core.testing.SecretSearch

context.git.stop(0)
def (forged, singly, astray) = [context.forge, context.single, context.elsewhere]*.requests()
[context.forge, context.single, context.elsewhere]*.close()

// The tokens were there, decrypted, and every host got its own in the form that it takes; nobody was sent on.
def (forgeToken, singleToken, gitToken) = context.tokens
def basic = { 'Basic ' + "x-access-token:$it".bytes.encodeBase64() }
def sent = { requests, kind -> requests.findAll(kind)*.authorization()*.orElse('none').unique() as Set }
def isGit = { it.url().contains('git-upload-pack') }
def isRefused = { it.url() =~ '^/example/(refused|forbidden)/info/refs' }
assert sent(forged, { isGit(it) && !isRefused(it) }) == [basic(forgeToken)] as Set
assert sent(forged, { !isGit(it) }) == ['Bearer ' + forgeToken] as Set
assert sent(singly, { isGit(it) && !isRefused(it) }) == [basic(singleToken)] as Set
assert sent(singly, { !isGit(it) }) == ['token ' + singleToken] as Set
assert astray.isEmpty()

// Where a host refuses the token, it is asked once more without: what anybody can read may still be read.
assert sent(forged, isRefused) == [basic(forgeToken), 'none'] as Set
assert sent(singly, isRefused) == [basic(singleToken), 'none'] as Set
def (withToken, without) = context.heard.split { it[1] != null }
assert withToken*.getAt(1).unique() == [basic(gitToken)]
assert without.every { it[0] == '/refused/info/refs' || it[0] ==~ '/[0-9a-f]+/info/refs' }

// The runs did what they should, and told all they could tell.
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v0.4.0', 'v1.2.0', 'v0.4.0']
assert new File(basedir, 'recorded').list().any { it.startsWith('github.com') }
def log = new File(basedir, 'build.log').text
assert log.contains('[DEBUG]') && log.contains('answered 401')
// What is told to java.util.logging at its finest is heard, as Guice shows; Maven 4 takes it into its own log.
assert (log + new File(basedir, 'java-util-logging.log').text).contains('Module execution: ')

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
