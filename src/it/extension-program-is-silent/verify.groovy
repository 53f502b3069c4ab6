def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] [silent] it did not start: the program did not say within 5 s where it listens; let it flush standard output after that line')
// A check must not pass without its rules.
assert log.contains('error extension the rule of extension "silent" could not be applied: it did not start: the program did not say within 5 s where it listens; let it flush standard output after that line; run registry:extensions to see its state')
