import groovy.xml.XmlSlurper
import java.util.jar.JarFile

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

// Whoever gets the file gets the terms of all that is in it, and can tell what it is.
def plugin = new JarFile(new File(published.parentFile, published.name.replace('.pom', '.jar')))
plugin.withCloseable { jar ->
    def text = { name -> jar.getInputStream(jar.getEntry(name)).getText('UTF-8') }
    assert text('META-INF/LICENSE').contains('Apache License')
    assert text('META-INF/NOTICE').contains('Apache MINA SSHD')
    assert text('META-INF/licenses/org.kohsuke.txt').contains('Kohsuke Kawaguchi')
    assert text('META-INF/licenses/com.google.re2j.txt').contains('The Go Authors')
    assert text('META-INF/licenses/org.eclipse.jgit.txt').contains('Eclipse Foundation')

    def manifest = jar.manifest.mainAttributes
    assert manifest.getValue('Implementation-Title') == 'Plugin Registry Maven Plugin'
    assert manifest.getValue('Implementation-Version') == pom.version.text()
    assert manifest.getValue('Automatic-Module-Name') == 'io.github.pluginregistry.maven'
    // What is only for other versions of Java is not in it.
    assert manifest.getValue('Multi-Release') == null
    assert manifest.getValue('Bundle-SymbolicName') == null
}
return true
