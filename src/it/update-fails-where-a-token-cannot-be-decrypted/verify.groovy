import io.github.pluginregistry.core.testing.SecretSearch

def asked = context.forge.requests()
context.forge.close()

assert asked.isEmpty()
assert !new File(basedir, 'docs').exists()
assert new File(basedir, 'build.log').text.contains(
        'the password of <server> github.com in settings.xml could not be decrypted; encrypt it again with mvn --encrypt-password')
assert context.secrets.collectMany { SecretSearch.of(it).below(basedir.toPath()) }.isEmpty()
