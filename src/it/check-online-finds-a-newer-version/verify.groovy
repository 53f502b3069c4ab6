def log = new File(basedir, 'build.log').text
assert log =~ /docs\/plugins\.json:\d+:\d+ error newer-available kubernetes: newer version v0\.4\.1 available \(published: v0\.4\.0\); run registry:update/
assert log.contains('the registry is valid (1 warning), in sync, not current (1 error)')
