assert new File(basedir, 'build.log').text.contains('the registry is valid (1 warning), in sync')
