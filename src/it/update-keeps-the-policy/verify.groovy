def log = new File(basedir, 'build.log').text
// Bound: asked once a day. From the command line: asked always.
assert log.count('1 plugin in 1 repository') == 2
assert log.count('nothing is asked: registry.updatePolicy is daily') == 1
