def log = new File(basedir, 'build.log').text
// From the command line once, in the directory where it is called; bound, for the two projects that have a registry, and not for the module that merely inherits the goals.
assert log.count('2 plugins in 1 repository') == 3
assert log.count('the registry is valid (1 warning), in sync') == 2
assert log.contains('this module has no registry of its own')
assert !log.contains('aggregator')
assert new File(basedir, 'docs/plugins.json').isFile()
assert new File(basedir, 'own/docs/plugins.json').isFile()
assert !new File(basedir, 'module/docs').exists()
