import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
context.forge.close()

def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.id == context.names
plugins.each { assert it.latestVersion == (it.id == 'four' ? 'v1.0.0' : 'v1.1.0') : it.id }

// Nine changes, one trouble with its cure, and the build fails at its end.
assert log.count(' v1.0.0 -> v1.1.0') == 9
assert log =~ /(?m)^\[ERROR\] +four: /
assert log.contains('answered 404 for the tags of example/four: it is not found, or not accessible; correct the address')
assert log.contains('[INFO] wrote docs/plugins.json')
assert log.contains('BUILD FAILURE')
