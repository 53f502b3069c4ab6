// The moment of the run is the one thing that differs from run to run.
def still(File file) {
    file.text.replaceFirst(/(Last change: |"lastUpdated": ")[^."]+/, '$1NOW')
}

['plugins.json', 'plugins.md', 'plugins.schema.json'].each { name ->
    assert still(new File(basedir, "docs/$name")) == still(new File(basedir, "expected/$name")) : name
}

def log = new File(basedir, 'build.log').text
assert log.contains('kubernetes is new at v0.4.0, released 2026-08-14')
assert log.contains('terraform is new at v0.2.1, released 2025-10-09')
assert log =~ /2 plugins in 1 repository, 0 requests, \d+\.\d s: 2 changes/
