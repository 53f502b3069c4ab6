assert new File(basedir, 'build.log').text.contains('the registry is valid, in step')
