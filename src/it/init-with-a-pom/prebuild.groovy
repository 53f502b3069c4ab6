import io.github.pluginregistry.core.testing.SampleRepository

// A checkout of its own: files of CI systems belong into the root of the checkout.
SampleRepository.withWorkTree(basedir.toPath()).close()
SampleRepository.bare(new File(basedir, 'plugins.git').toPath()).tags('v1.0.0', 'v1.2.0', 'v1.3.0-rc.1').close()
return true
