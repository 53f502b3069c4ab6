import io.github.pluginregistry.core.testing.GitFixture

GitFixture.bare(new File(basedir, 'plugins.git').toPath()).tag('v1.0.0').annotatedTag('v1.1.0').tag('nightly')
return true
