import groovy.json.JsonSlurper

def asked = context.stranger.requests()
def own = context.forge.requests()*.authorization()
[context.stranger, context.forge]*.close()

// Nobody gets the password of a server that is no host, whatever the build allows.
assert !asked.isEmpty() && asked*.authorization().unique() == [Optional.empty()]

// A loopback address gets a token only in the second run, whose build allows it.
def basic = 'Basic ' + 'x-access-token:token-of-github'.bytes.encodeBase64()
assert own.unique() == [Optional.empty(), Optional.of(basic), Optional.of('Bearer token-of-github')]

def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v0.4.0', 'v1.0.0']
