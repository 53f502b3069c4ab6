import com.github.tomakehurst.wiremock.client.WireMock
import com.github.tomakehurst.wiremock.http.Fault
import com.sun.net.httpserver.HttpServer
import io.github.pluginregistry.core.testing.ForgeStub
import io.github.pluginregistry.maven.SettingsFixture

// A forge, another one that nobody should be sent on to, and a host that knows git alone.
def elsewhere = ForgeStub.start()
def forge = ForgeStub.start()
        .release('example/plugins', 'plugins/kubernetes/v0.4.0')
        .failing('example/refused', 401)
        .failing('example/forbidden', 403)
        .failing('example/broken', 500)
        .failing('example/moved', 302, [Location: "${elsewhere.apiUrl()}/repos/example/moved/releases".toString()])
        .answering('example/linked', WireMock.okJson('[{"tag_name": "v1.0.0"}]')
                .withHeader('Link', "<${elsewhere.apiUrl()}/repos/example/linked/releases?page=2>; rel=\"next\""))
        .answering('example/page', WireMock.ok('<html>Sign in</html>'))
        .answering('example/reset', WireMock.ok().withFault(Fault.CONNECTION_RESET_BY_PEER))

def git = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
def host = "127.0.0.1:${git.address.port}".toString()
def headers = Collections.synchronizedList([])
def answers = [
        '/plugins/info/refs': [200, "${'a' * 40}\trefs/tags/v1.2.0\n"],
        '/plugins/HEAD'     : [200, 'ref: refs/heads/main\n'],
        '/moved/info/refs'  : [302, ''],
        '/broken/info/refs' : [500, ''],
        '/homeward/info/refs': [302, ''],
        '/packets/info/refs': [200, ['# service=git-upload-pack\n', null, "ERR no\n::add-mask::v1.2.0\n::error::v1\n", null]
                .collect { it == null ? '0000' : String.format('%04x', it.length() + 4) + it }.join('')],
]
git.createContext('/') { exchange ->
    headers << exchange.requestHeaders.getFirst('Authorization')
    def (status, text) = answers.getOrDefault(exchange.requestURI.path, [401, ''])
    def path = exchange.requestURI.path
    // A redirect on the host itself is followed, and JGit tells its log of it.
    def target = path == '/homeward/info/refs'
            ? "http://$host/${headers[-1].bytes.encodeHex()}/info/refs" : "${elsewhere.apiUrl()}/moved/info/refs"
    exchange.responseHeaders.set('Location', target.toString())
    if (path == '/packets/info/refs') {
        exchange.responseHeaders.set('Content-Type', 'application/x-git-upload-pack-advertisement')
    }
    exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length())
    exchange.responseBody << text
    exchange.close()
}
git.start()

// What the run is given stands outside of everything that is searched afterwards; this script does not.
def tokens = ['github.com', host].collectEntries { [it, "${UUID.randomUUID()}/+~=?".toString()] }
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
"""
new File(basedir, 'registry.yaml') << """\
  - id: waiter
    name: Waiter Plugin
    repository: http://$host/plugins
    tagPattern: v*
$asked"""
new File(basedir, 'troubled.yaml').text = """\
name: Troubled Plugins
repository: https://github.com/example/plugins
plugins:
${(['refused', 'forbidden', 'broken', 'moved', 'linked', 'page', 'reset'].collect { "https://github.com/example/$it" }
        + ['refused', 'broken', 'moved', 'homeward', 'packets'].collect { "http://$host/$it" }).withIndex().collect { repository, i -> """\
  - id: plugin-$i
    name: Plugin
    repository: $repository
    tagPattern: v*
""" }.join('')}
$asked"""

context.putAll(forge: forge, elsewhere: elsewhere, git: git, headers: headers,
        secrets: tokens.values() + tokens.keySet().collect { settings.password(it) }, tokens: tokens.values() as List)
return true
