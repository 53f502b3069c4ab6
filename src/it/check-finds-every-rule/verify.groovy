// Every finding of all four checks: what it weighs, where it is, and the rule that it breaks.
def found = new File(basedir, 'build.log').readLines().collect { line ->
    def finding = (line =~ /^\[(ERROR|WARNING)] ((?:docs\/|registry\.yaml)[^ ]*): .* \[([a-z-]+)]$/)
    finding ? "${finding.group(1).toLowerCase()} ${finding.group(3)} ${finding.group(2)}" as String : null
}.findAll()
def expected = new File(basedir, 'expected.txt').readLines().findAll { !it.empty && !it.startsWith('#') }

assert found == expected
