def asked = context.forge.requests()*.url()
def unchanged = context.forge.unchanged()
context.forge.close()

// The second run asked for the same releases, got no body at all, and needed no tags.
assert asked.size() == 6 + 3
assert asked.drop(6).every { it.contains('/releases?') }
assert asked.take(6).containsAll(asked.drop(6))
assert unchanged == 3
def log = new File(basedir, 'build.log').text
assert log =~ /2 plugins in 1 repository, 6 requests, \d+ KB, \d+\.\d s: 2 changes/
assert log =~ /2 plugins in 1 repository, 3 requests \(3 unchanged since last time\), \d+\.\d s: nothing changed/
