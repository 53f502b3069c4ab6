import io.github.pluginregistry.core.testing.SampleRepository

SampleRepository.bare(new File(basedir, 'plugins.git').toPath()).tags('v1.0.0', 'v1.1.0').close()
return true
