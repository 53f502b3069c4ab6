def runs = basedir.listFiles().findAll { it.name ==~ /loaded-\d+\.log/ }
assert runs.size() == 2
runs.each { run ->
    def ours = run.readLines().collect { it.find(/ (io\.github\.pluginregistry\.\S+) /) { all, name -> name } }.findAll()
    assert ours.contains('io.github.pluginregistry.core.RegistryService')
    assert ours.findAll { it =~ /^io\.github\.pluginregistry\.(extensions|sdk|outputs)\./ } == []
}
return true
