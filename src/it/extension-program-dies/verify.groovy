def log = new File(basedir, 'build.log').text
assert log.contains('error extension the rule of extension "mortal" could not be applied: /v1/check failed: the program ended with exit code 9; see what it logged, and report it to its author')
