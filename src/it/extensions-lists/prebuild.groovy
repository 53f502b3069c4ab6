return new File(basedir, 'silent').setExecutable(true)
