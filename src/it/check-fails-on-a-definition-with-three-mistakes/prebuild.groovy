import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
def file = new File(basedir, 'registry.yaml')
file.text = file.text
        .replace('tagPattern: plugins/kubernetes', 'tagPatern: plugins/kubernetes')
        .replace('id: terraform', 'id: Kubernetes')
        .replace('status: beta', 'status: betta')
return true
