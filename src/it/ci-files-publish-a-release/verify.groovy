import groovy.json.JsonSlurper

def published = "git --git-dir=${new File(basedir, 'plugins.git')} show main:docs/plugins.json".execute().text
assert new JsonSlurper().parseText(published).plugins[0].latestVersion == 'v1.1.0'
