import groovy.json.JsonSlurper

// Maven hands its own ComparableVersion to every plugin that asks for it by its name. Ours does not.
def loaded = new File(basedir, 'classes.txt').readLines()
def own = loaded.findAll { it.contains(' io.github.pluginregistry.core.version.maven.ComparableVersion ') }
assert own.size() == 1
assert own.first() =~ /source: .*registry-maven-plugin/

def plugins = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json')).plugins
assert plugins.collectEntries { [it.id, it.latestVersion] } == [
    separators: '1.0.rc.10',
    nesting: '1.0.0-1',
    words: '1.0-sp',
    numbers: '1-1',
    prereleases: '1.0.rc.2',
]
