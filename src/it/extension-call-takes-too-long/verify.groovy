def log = new File(basedir, 'build.log').text
assert log.contains('error extension the rule of extension "endless" could not be applied: check did not end within 5 s; give it more time with timeLimit, or report it to its author')
