def log = new File(basedir, 'build.log').text
// Bound: asked once a day. From the command line: asked always.
assert log.count('1 plugin in 1 repository') == 2
assert log.count('skipping update: registry.updatePolicy is daily') == 1

// What asks nobody reads nothing either: no definition, no published file, none of the libraries for them.
def runs = basedir.listFiles().findAll { it.name ==~ /loaded-\d+\.log/ }.sort { it.lastModified() }
assert runs.size() == 3
def loaded = { File run, String part -> run.text.contains(part) }
['com.fasterxml.', 'org.yaml.', 'org.everit.', 'pluginregistry.core.http.HttpClient', 'org.eclipse.jgit.', 'pluginregistry.core.definition.DefinitionReader', 'pluginregistry.core.resolve.'].each {
    assert !loaded(runs[1], it)
}
assert loaded(runs[0], 'com.fasterxml.') && loaded(runs[2], 'com.fasterxml.')
