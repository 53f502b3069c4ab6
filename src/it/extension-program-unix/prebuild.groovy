// A copy of a file is not executable.
return new File(basedir, 'description').setExecutable(true)
