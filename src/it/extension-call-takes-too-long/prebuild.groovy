import io.github.pluginregistry.core.testing.PublishedFixture

PublishedFixture.write(basedir.toPath())
return new File(basedir, 'endless').setExecutable(true)
