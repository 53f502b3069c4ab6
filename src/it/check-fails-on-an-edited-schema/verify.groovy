def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log =~ /plugins\.schema\.json:\d+: .*\[not-in-step]/
