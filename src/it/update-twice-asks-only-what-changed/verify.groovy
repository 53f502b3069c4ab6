def asked = context.forge.requests()*.url()
context.forge.close()

// The first run asked for the tags, and for the releases of those that won; the second one saw that these are what is published.
def tags = '/pipe-cd/pipecd/git-upload-pack'
def releases = ['kubernetes%2Fv0.250.0', 'terraform%2Fv0.2.1']
        .collect { "/repos/pipe-cd/pipecd/releases/tags/pkg%2Fapp%2Fpipedv1%2Fplugin%2F$it".toString() }
assert asked == [tags, *releases, tags]
def log = new File(basedir, 'build.log').text
assert log =~ /2 plugins in 1 repository, 3 requests, \d+ KB, \d+\.\d s: 2 changes/
assert log =~ /2 plugins in 1 repository, 1 request, \d+ KB, \d+\.\d s: nothing changed/
