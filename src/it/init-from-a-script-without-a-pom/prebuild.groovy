import io.github.pluginregistry.core.testing.SampleRepository

SampleRepository.bare(new File(basedir, 'plugins.git').toPath()).tags('plugins/json/v0.7.3', 'plugins/json/v0.10.0').close()
return true
