import io.github.pluginregistry.core.testing.Upstream

// The project is a checkout of a bare repository; neither is left over from an earlier run.
['.git', 'docs', 'upstream.git'].each { new File(basedir, it).deleteDir() }
def upstream = Upstream.in(new File(basedir, 'upstream.git').toPath())
upstream.adopt(basedir.toPath(), 'pom.xml', 'registry.yaml').close()
upstream.close()
return true
