def log = new File(basedir, 'build.log').text
assert log =~ /docs\/plugins\.json:\d+:5 warning extension terraform: description\/present: has no description; describe it in registry\.yaml/
assert log.contains('the registry is valid (2 warnings), in sync')
