def docs = new File(basedir, 'docs')
def json = { new groovy.json.JsonSlurper().parse(new File(docs, it), 'UTF-8') }

def kubernetes = json('history.json').plugins.find { it.id == 'kubernetes' }.versions
assert kubernetes*.version == ['v0.5.0-rc.1', 'v0.4.0', 'v0.3.9']
assert kubernetes*.prerelease == [true, false, false]
assert json('plugins/kubernetes.json').versions == kubernetes
assert json('renovate/terraform.json').releases*.version == ['v0.2.1']
assert json('badges/terraform.json').message == 'v0.2.1'
assert new File(docs, 'badges/terraform.svg').text.contains('Terraform Plugin')
assert new File(docs, 'versions.properties').text == 'kubernetes=v0.4.0\nterraform=v0.2.1\n'
assert new File(docs, 'feed.xml').text.contains('Kubernetes Plugin v0.5.0-rc.1')
assert new File(docs, 'feeds/terraform.xml').text.contains('Terraform Plugin v0.2.1')
assert new File(docs, 'plugins.html').text.contains('<article id="kubernetes"')

// The check of the second build finds nothing, or it would have failed.
assert new File(basedir, 'build.log').text.count(': nothing changed') == 1
return true
