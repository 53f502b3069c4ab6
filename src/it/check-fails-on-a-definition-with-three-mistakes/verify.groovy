def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')

assert log.contains('registry.yaml:9:5 error unknown-key plugins[0].tagPatern')
assert log.contains('tagPattern')
assert log =~ /registry\.yaml:10:5 error id-format plugins\[1]\.id/
assert log =~ /registry\.yaml:13:5 error schema plugins\[1]\.status/
assert log.contains('beta')
