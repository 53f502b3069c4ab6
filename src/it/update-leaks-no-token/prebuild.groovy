import com.github.tomakehurst.wiremock.client.WireMock
import com.github.tomakehurst.wiremock.http.Fault
import com.sun.net.httpserver.HttpServer
import io.github.pluginregistry.core.testing.ForgeStub
import io.github.pluginregistry.maven.SettingsFixture

// A forge that looks releases up together, one that looks them up one by one, another one that nobody should be sent on to,
// and a host that knows git alone.
def elsewhere = ForgeStub.start()
def troubles = [
        refused  : WireMock.jsonResponse('{"message": "Bad credentials"}', 401),
        forbidden: WireMock.jsonResponse('{"message": "Forbidden"}', 403),
        broken   : WireMock.jsonResponse('{"message": "Trouble"}', 500),
        moved    : WireMock.temporaryRedirect("${elsewhere.apiUrl()}/example/moved/info/refs?service=git-upload-pack".toString()),
        page     : WireMock.ok('<html>Sign in</html>'),
        reset    : WireMock.ok().withFault(Fault.CONNECTION_RESET_BY_PEER),
]
def forge = ForgeStub.start().release('example/plugins', 'plugins/kubernetes/v0.4.0')
def single = ForgeStub.start().release('example/plugins', 'plugins/kubernetes/v0.4.0')
troubles.each { name, trouble ->
    [forge, single]*.answering("example/$name".toString(), trouble)
    // The same where git answers well, and the API does not.
    [forge, single].each {
        it.release("example/details-$name".toString(), 'v1.0.0')
        it.details().answering("example/details-$name".toString(), trouble)
    }
}

def git = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
def host = "127.0.0.1:${git.address.port}".toString()
def heard = Collections.synchronizedList([])
def packets = { String... lines -> lines.collect { it == null ? '0000' : String.format('%04x', it.length() + 4) + it }.join('') }
def capabilities = packets('version 2\n', 'ls-refs\n', 'object-format=sha1\n', null)
def answers = [
        '/plugins/info/refs'           : [200, capabilities],
        '/plugins/git-upload-pack'     : [200, packets("${'a' * 40} refs/tags/v1.2.0\n", null)],
        '/broken/info/refs'            : [500, ''],
        '/broken-later/info/refs'      : [200, capabilities],
        '/broken-later/git-upload-pack': [500, ''],
        '/moved/info/refs'             : [302, ''],
        '/homeward/info/refs'          : [302, ''],
        '/astray/info/refs'            : [302, ''],
        '/packets/info/refs'           : [200, packets('# service=git-upload-pack\n', null, 'ERR no\n::add-mask::v1.2.0\n::error::v1\n', null)],
        '/packets-later/info/refs'     : [200, capabilities],
        '/repeating/info/refs'         : [200, capabilities],
]
git.createContext('/') { exchange ->
    def authorization = exchange.requestHeaders.getFirst('Authorization')
    def path = exchange.requestURI.path
    def said = String.valueOf(authorization)
    heard << [path, authorization]
    def (status, text) = path == '/packets-later/git-upload-pack' ? [200, packets("ERR no $said\n::add-mask::v1.2.0\n::error::v1\n")]
            : path == '/repeating/git-upload-pack' ? [200, packets("${'a' * 40} refs/tags/v1.2.0-${said.bytes.encodeHex()}\n", null)]
            : answers.getOrDefault(path, [401, said])
    // A redirect on the host itself is followed, and the others are told of.
    def target = path == '/homeward/info/refs' ? "http://$host/${said.bytes.encodeHex()}"
            : path == '/astray/info/refs' ? "http://${said.bytes.encodeHex()}.example.com/${said.bytes.encodeHex()}"
            : "${elsewhere.apiUrl()}/moved"
    exchange.responseHeaders.set('Location', "$target/info/refs?service=git-upload-pack".toString())
    exchange.responseHeaders.set('Content-Type', "application/x-git-upload-pack-${path.endsWith('/refs') ? 'advertisement' : 'result'}")
    exchange.responseHeaders.set('X-Token', said)
    exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length())
    exchange.responseBody << text
    exchange.close()
}
git.start()

// What the run is given stands outside of everything that is searched afterwards; this script does not.
def tokens = ['github.com', 'gitea.example.com', host].collectEntries { [it, "${UUID.randomUUID()}/+~=?".toString()] }
def settings = SettingsFixture.in(new File(basedir, '../../it-settings/leaks-no-token').toPath())
tokens.each { settings.token(it.key, it.value) }
settings.handTo(basedir.toPath())

// Everything that can be told is told, and whatever is written is written where it is searched.
def home = new File(basedir, 'home')
def temporary = new File(basedir, 'temporary')
[home, temporary]*.mkdirs()
def loggers = ['org.slf4j.simpleLogger', 'maven.logger'].collectMany { kind ->
    ['org', 'com', 'io', 'okhttp3', 'okio', 'jdk', 'sun'].collect { "-D${kind}.log.$it=trace" }
}
new File(basedir, '.mvn/jvm.config').text = """\
-Djava.util.logging.config.file=logging.properties
-Duser.home=$home
-Djava.io.tmpdir=$temporary
${loggers.join('\n')}
"""

def asked = """
forges:
  - host: github.com
    type: github
    apiUrl: ${forge.apiUrl()}
    gitUrl: ${forge.apiUrl()}
  - host: gitea.example.com
    type: gitea
    apiUrl: ${single.apiUrl()}
    gitUrl: ${single.apiUrl()}
"""
new File(basedir, 'registry.yaml') << """\
  - id: waiter
    name: Waiter Plugin
    repository: http://$host/plugins
    tagPattern: v*
  - id: terraform
    name: Terraform Plugin
    repository: https://gitea.example.com/example/plugins
    tagPattern: plugins/kubernetes/*
$asked"""
new File(basedir, 'troubled.yaml').text = """\
name: Troubled Plugins
repository: https://github.com/example/plugins
plugins:
${(['github.com', 'gitea.example.com'].collectMany { at -> troubles.keySet().collectMany { ["https://$at/example/$it", "https://$at/example/details-$it"] } }
        + ['refused', 'broken', 'broken-later', 'moved', 'homeward', 'astray', 'packets', 'packets-later', 'repeating'].collect { "http://$host/$it" }).withIndex().collect { repository, i -> """\
  - id: plugin-$i
    name: Plugin
    repository: $repository
    tagPattern: v*
""" }.join('')}
$asked"""

context.putAll(forge: forge, single: single, elsewhere: elsewhere, git: git, heard: heard,
        secrets: tokens.values() + tokens.keySet().collect { settings.password(it) }, tokens: tokens.values() as List)
return true
