def log = new File(basedir, 'build.log').text

def silent = log.indexOf('silent: disabled: it did not start: the program did not say within 5 s where it listens')
def page = log.indexOf('yaml-page: enabled, healthy')
assert 0 < silent && silent < page
assert log.indexOf('contracts     CheckRule\n', silent) < page
assert log.substring(silent, page) =~ /from          \S+silent\n/

[
    'what it does  Writes plugins.yaml.',
    'contracts     CheckRule, OutputRenderer',
    "from          the plugin's dependencies",
    'priority      100',
    'files         plugins.yaml',
].each { assert log.indexOf(it, page) > 0 }
assert log.substring(page) =~ /calls         \d+, 0 failed, p50 [\d.]+ ms, p95 [\d.]+ ms/
// It looks at extensions, and at nothing else.
assert !new File(basedir, 'docs').exists()
