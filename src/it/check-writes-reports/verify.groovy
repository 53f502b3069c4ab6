import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def run = new JsonSlurper().parse(new File(basedir, 'target/registry/registry.sarif')).runs[0]
assert run.tool.driver.name == 'registry-maven-plugin'
assert run.results*.ruleId == ['description-missing', 'not-in-step']
def result = run.results[1]
assert run.tool.driver.rules[result.ruleIndex].id == 'not-in-step'
assert result.level == 'error'
assert result.message.markdown.contains('```diff')
def place = result.locations[0].physicalLocation
assert place.artifactLocation.uriBaseId == '%SRCROOT%'
assert place.artifactLocation.uri.endsWith('docs/plugins.md')
assert place.region.startLine > 1

def suite = new XmlSlurper().parse(new File(basedir, 'target/registry/TEST-registry.xml'))
assert suite.@failures == '1'
assert suite.testcase.findAll { it.failure.size() > 0 }.collect { it.@name.text() } == ['not-in-step']
assert suite.@skipped == '1'
assert suite.testcase.findAll { it.skipped.size() > 0 }.collect { it.@name.text() } == ['status-stable-at-zero']
assert suite.testcase.find { it.@name == 'schema' }.@classname == 'registry.valid'

// Both are there although the goal failed.
def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log =~ /wrote .*registry\.sarif/
