import io.github.pluginregistry.core.testing.Upstream

// The project is a checkout of a bare repository; neither is left over from an earlier run.
['.git', 'docs', 'upstream.git'].each { new File(basedir, it).deleteDir() }
def upstream = Upstream.in(new File(basedir, 'upstream.git').toPath())
upstream.adopt(basedir.toPath(), 'pom.xml').close()
upstream.close()

// Then somebody renames a plugin, and does not commit it.
def pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('Kubernetes Plugin', 'Kubernetes by PipeCD'), 'UTF-8')
return true
