def log = new File(basedir, 'build.log').text
assert log =~ /registry\S*:\S+:update \(default\)/
assert log =~ /registry\S*:\S+:check \(default\)/
assert log.indexOf(':update') < log.indexOf(':check')
assert log.contains('the registry is valid (1 warning), in sync')
assert new File(basedir, 'docs/plugins.json').isFile()
