def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /docs\/plugins\.json:\d+:\d+ error schema terraform: "superb" is not one of /
assert log.contains('the registry is not valid (1 error, 1 warning)')
