import groovy.json.JsonSlurper

def published = "git --git-dir=${new File(basedir, 'plugins.git')} show main:docs/plugins.json".execute().text
def plugins = new JsonSlurper().parseText(published).plugins
assert plugins.find { it.id == 'kubernetes' }.latestVersion == 'v1.1.0'
assert plugins.find { it.id == 'hostile' }.name == 'Hostile $(touch pwned) Plugin'

// What strangers write was text all the way: no shell has run it.
def pwned = []
basedir.eachFileRecurse { if (it.name == 'pwned') pwned << it }
assert pwned.isEmpty()
