def log = new File(basedir, 'build.log').text
// Once from the command line, and once where it is bound; never for the module.
assert log.count('2 plugins in 1 repository') == 2
assert new File(basedir, 'docs/plugins.json').isFile()
assert !new File(basedir, 'module/docs').exists()
