def docs = new File(basedir, 'docs')

// These files and no others, and each of them has a text.
def written = [:]
docs.eachFileRecurse(groovy.io.FileType.FILES) { written[docs.toPath().relativize(it.toPath()).toString().replace('\\', '/')] = it.text }
def perPlugin = ['kubernetes', 'terraform'].collectMany { ["plugins/${it}.json", "feeds/${it}.xml", "badges/${it}.svg", "badges/${it}.json", "renovate/${it}.json"]*.toString() }
assert written.keySet() == ['plugins.json', 'plugins.md', 'plugins.schema.json', 'history.json', 'feed.xml', 'versions.properties', 'plugins.html', 'overview.md', *perPlugin] as Set
assert written.findAll { it.value.isBlank() }.isEmpty()

def json = { new groovy.json.JsonSlurper().parse(new File(docs, it), 'UTF-8') }

def kubernetes = json('history.json').plugins.find { it.id == 'kubernetes' }.versions
assert kubernetes*.version == ['v0.5.0-rc.1', 'v0.4.0', 'v0.3.9']
assert kubernetes*.prerelease == [true, false, false]
assert json('plugins/kubernetes.json').versions == kubernetes
assert json('renovate/terraform.json').releases*.version == ['v0.2.1']
assert json('badges/terraform.json').message == 'v0.2.1'
assert written['badges/terraform.svg'].contains('Terraform Plugin')
assert written['versions.properties'] == 'kubernetes=v0.4.0\nterraform=v0.2.1\n'
assert written['feed.xml'].contains('Kubernetes Plugin v0.5.0-rc.1')
assert written['feeds/terraform.xml'].contains('Terraform Plugin v0.2.1')
assert written['plugins.html'].contains('<article id="kubernetes"')
assert written['plugins.html'].contains('<article id="terraform"')
assert written['overview.md'].contains('| [Kubernetes Plugin](#kubernetes-plugin) | [v0.4.0](')
assert written['overview.md'].contains('| [Terraform Plugin](#terraform-plugin) | [v0.2.1](')

// The check of the second build finds nothing, or it would have failed.
assert new File(basedir, 'build.log').text.count(': nothing changed') == 1
return true
