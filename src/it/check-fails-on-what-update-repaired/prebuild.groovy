import io.github.pluginregistry.core.testing.PublishedFixture

// Four registries: one that was edited by hand, one that was not, and two whose definition was changed without their files.
['edited', 'clean', 'pull-request', 'schedule'].each { name ->
    def module = new File(basedir, name)
    new File(module, 'docs').deleteDir()
    new File(module, 'recording').mkdirs()
    new File(module, 'registry.yaml').text = new File(basedir, 'registry.yaml').text
    new File(basedir, 'recording').eachFile { new File(module, 'recording/' + it.name).bytes = it.bytes }
    PublishedFixture.write(module.toPath())
}
def edit = { String path, String before, String after ->
    def file = new File(basedir, path)
    def text = file.text
    file.text = text.replace(before, after)
    assert file.text != text
}
edit('edited/docs/plugins.json', '"latestVersion": "v0.4.0"', '"latestVersion": "v9.9.9"')
['pull-request', 'schedule'].each { edit(it + '/registry.yaml', 'Deploys to Kubernetes', 'Deploys anywhere') }
return true
