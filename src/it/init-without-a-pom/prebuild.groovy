import io.github.pluginregistry.core.testing.SampleRepository

SampleRepository.bare(new File(basedir, 'plugins.git').toPath())
        .tags('v1.0.0', 'json-0.7.2', 'plugins/json/v0.7.3', 'plugins/json/v0.10.0', 'plugins/okta/v1.0.0', 'plugins/okta/v1.1.0-rc1', 'nightly')
        .close()
return true
