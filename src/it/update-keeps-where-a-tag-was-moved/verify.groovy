import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log =~ /kubernetes: the tag plugins\/kubernetes\/v0\.4\.0 was moved from commit [0-9a-f]{40} to b{40} after it was published; find out why; if it may be, acknowledge the new commit in registry\.yaml:5/
assert new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins[0].commit != 'b' * 40
