import groovy.json.JsonSlurper

def asked = context.forge.requests()*.url()
context.forge.close()

// The highest version stands on the last page, behind 250 lower ones that were published later.
def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins*.latestVersion == ['v9.0.0', 'v0.2.1']
assert asked.count { it =~ /\/releases\?per_page=100(&page=[23])?$/ } == 3
assert asked.count { it =~ /\/tags\?per_page=100(&page=[23])?$/ } == 3
assert asked.size() == 6
assert new File(basedir, 'build.log').text.contains('2 plugins in 1 repository, 6 requests, ')
