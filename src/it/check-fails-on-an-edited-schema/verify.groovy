def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /docs\/plugins\.schema\.json:\d+ error not-in-step /
