def log = new File(basedir, 'build.log').text.readLines()
def told = log.findAll { it.startsWith('[INFO] ') }.collect { it.substring(7) }
def expected = new File(basedir, 'expected/kubernetes.txt').readLines()
assert Collections.indexOfSubList(told, expected) >= 0
assert !told.contains('terraform')

// The quiet run prints its JSON and nothing else, so it is what the log ends with. Maven 4 takes the standard output into its log.
def output = log.collect { it - '[INFO] [stdout] ' }
def start = output.lastIndexOf('{')
assert start > 0
def json = output.subList(start, output.size()).join('\n')
def plugins = new groovy.json.JsonSlurper().parseText(json).plugins
assert plugins*.id == ['kubernetes', 'terraform']
assert plugins[0].chosen.over.tag == 'plugins/kubernetes/v0.3.9'
assert plugins[0].chosen.over.rule == 'precedence'

assert !new File(basedir, 'docs').exists()
