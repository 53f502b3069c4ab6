def log = new File(basedir, 'build.log').text.readLines()
def told = log.findAll { it.startsWith('[INFO] ') }.collect { it.substring(7) }
def expected = new File(basedir, 'expected/kubernetes.txt').readLines()
assert Collections.indexOfSubList(told, expected) >= 0
assert !told.contains('terraform')

// The quiet runs print their JSON and nothing else, so the log ends with it. Maven 4 takes the standard output into its log.
def output = log.collect { it - '[INFO] [stdout] ' }
def starts = output.findIndexValues { it == '{' }*.intValue()
assert starts.size() == 2
def (all, one) = [starts, [*starts.drop(1), output.size()]].transpose().collect { from, to ->
    new groovy.json.JsonSlurper().parseText(output.subList(from, to).join('\n')).plugins
}

// Of all plugins no more releases are looked up than it takes to choose; of one plugin all are.
assert all*.id == ['kubernetes', 'terraform']
assert all[0].refused.first*.reason == ['a prerelease by its text', 'its release was not looked up']
assert all[0].refused.first[1].tags == ['plugins/kubernetes/v0.3.9']
assert one*.id == ['kubernetes']
assert one[0].chosen.over.tag == 'plugins/kubernetes/v0.3.9'
assert one[0].chosen.over.rule == 'precedence'

assert !new File(basedir, 'docs').exists()
