def log = new File(basedir, 'build.log').text
assert log.contains('the definition has 2 mistakes')
assert log.count('unknown key') == 1
assert log =~ /pom\.xml:\d+: plugins\[0\]\.tagPatern/
assert log.contains('write tagPattern')
assert log =~ /pom\.xml:\d+: plugins\[0\]\.includePrereleases/
assert !new File(basedir, 'docs').exists()
