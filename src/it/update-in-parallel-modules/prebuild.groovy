import io.github.pluginregistry.core.testing.GitFixture

GitFixture.bare(new File(basedir, 'plugins.git').toPath()).tag('v1.0.0').tag('v1.1.0')
return true
