def asked = context.forge.requests()*.url()
def unchanged = context.forge.unchanged()
context.forge.close()

// The second run asked the same, and got no body at all.
assert asked.size() == 12
assert asked.take(6).toSet() == asked.drop(6).toSet()
assert unchanged == 6
def log = new File(basedir, 'build.log').text
assert log =~ /2 plugins in 1 repository, 6 requests, \d+ KB, \d+\.\d s: 2 changes/
assert log =~ /2 plugins in 1 repository, 6 requests \(6 unchanged since last time\), \d+\.\d s: nothing changed/
