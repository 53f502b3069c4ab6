def log = new File(basedir, 'build.log').text
['registry:check', 'registry:explain', 'registry:help', 'registry:init', 'registry:publish', 'registry:serve', 'registry:update', 'registry.dryRun', 'registry.recording', 'registry.updatePolicy'].each {
    assert log.contains(it) : it
}
return true
