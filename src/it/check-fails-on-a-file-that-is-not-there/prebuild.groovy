import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
assert new File(basedir, 'docs/plugins.md').delete()
return true
