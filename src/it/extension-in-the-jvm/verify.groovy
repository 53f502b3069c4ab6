assert new File(basedir, 'docs/plugins.yaml').text == 'kubernetes: v0.4.0\nterraform: v0.2.1\n'

def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] [yaml-page] started for Example Plugins')
// What it logs with SLF4J, Maven shows as its own.
assert log.contains('[INFO] rendering 2 plugins')
// At the entry of the plugin, which begins on the line before its id.
def line = new File(basedir, 'docs/plugins.json').readLines().findIndexOf { it.contains('"id": "terraform"') }
assert log.contains("docs/plugins.json:$line:5 warning extension terraform: yaml-page/present: has no description; describe it in registry.yaml")
// The new file is one of those that have to be in sync.
assert log.contains('the registry is valid (2 warnings), in sync')

// In the plugin's file the SDK has its real name, SLF4J is Maven's, and SnakeYAML is another version than the extension's.
def plugin = new File(localRepositoryPath, 'io/github/pluginregistry/registry-maven-plugin')
        .listFiles().find { it.directory }.listFiles().find { it.name.endsWith('.jar') }
new java.util.jar.JarFile(plugin).withCloseable { jar ->
    assert jar.getEntry('io/github/pluginregistry/sdk/Extension.class')
    assert jar.getEntry('org/yaml/snakeyaml/Yaml.class')
    assert !jar.getEntry('org/slf4j/Logger.class')
}
return true
