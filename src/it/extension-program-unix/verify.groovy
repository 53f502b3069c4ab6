def log = new File(basedir, 'build.log').text
assert log =~ /docs\/plugins\.json:\d+:5 warning extension terraform: description\/length: the description is shorter than 10 characters; write a longer one/
assert log.contains('the registry is valid (2 warnings), in sync')
// Once for each goal, and never at the start of a message.
assert log.count('[INFO] [description] ::add-mask::is no command') == 2
assert log.count('::add-mask::') == 2
