import groovy.xml.XmlSlurper

// What every build that uses the plugin reads before a goal runs: this POM, and no other.
def published = new File(localRepositoryPath, 'io/github/pluginregistry/registry-maven-plugin')
        .listFiles().find { it.directory }
        .listFiles().find { it.name.endsWith('.pom') }
def pom = new XmlSlurper(false, false).parse(published)

assert pom.artifactId == 'registry-maven-plugin'
assert pom.parent.isEmpty()
assert pom.dependencyManagement.isEmpty()
assert pom.build.isEmpty()
assert pom.dependencies.dependency*.scope*.text().unique() == ['provided']
// Maven refuses to run the plugin where it is older than this.
assert pom.prerequisites.maven == '3.6.3'
// Maven Central takes no POM without these.
['name', 'description', 'url', 'licenses', 'developers', 'scm'].each {
    assert !pom[it].isEmpty() : it
}
assert pom.url == 'https://github.com/pluginregistry/registry-maven-plugin'
assert pom.scm.url == pom.url
return true
