import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.count('Maven is offline, so nothing was asked; the published version is kept; run without -o to ask') == 1
assert !log.contains('[WARNING] kubernetes')

def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v0.4.0', 'v0.2.1']
assert new File(basedir, 'docs/plugins.json').text == new File(basedir, 'published.json').text
