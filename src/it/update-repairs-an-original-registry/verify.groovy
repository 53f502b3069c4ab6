import groovy.json.JsonSlurper

def lines = new File(basedir, 'build.log').readLines()
def checked = lines.takeWhile { !it.contains(':update (default-cli)') }
def found = checked.collect { line ->
    def finding = (line =~ /^\[(?:ERROR|WARNING)]   ((?:docs\/|registry\.yaml)[^ ]*) (error|warning) ([a-z-]+) /)
    finding ? "${finding.group(2)} ${finding.group(3)} ${finding.group(1)}" as String : null
}.findAll()
assert found == new File(basedir, 'expected.txt').readLines()

def registry = new JsonSlurper().parse(new File(basedir, 'docs/plugins.json'))
assert registry.lastUpdated ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/
assert registry.plugins*.latestVersion == ['v0.4.0', 'v0.1.0', 'unknown', 'v0.3.0']
assert registry.plugins*.tag == ['pkg/plugin/kubernetes/v0.4.0', 'pkg/plugin/wait/v0.1.0', null, 'v0.3.0']

def page = new File(basedir, 'docs/plugins.md').text
def anchors = (page =~ /(?m)^#+ (.*)$/).collect { it[1].toLowerCase().replaceAll(/[^a-z0-9 -]/, '').replace(' ', '-') }
def links = (page =~ /\(#([^)]*)\)/).collect { it[1] }
assert links.size() == 4 && anchors.containsAll(links)

assert lines.any { it =~ /the registry is valid( \(\d+ warnings?\))?, in sync, current/ }
