import io.github.pluginregistry.core.testing.SampleRepository

SampleRepository.bare(new File(basedir, 'plugins.git').toPath()).tags('v1.0.0', 'v1.2.0', 'v1.3.0-rc.1').close()
return true
