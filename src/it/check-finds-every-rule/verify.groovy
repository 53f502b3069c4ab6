// Every finding of all four checks: what it weighs, where it is, and the rule that it breaks.
def found = new File(basedir, 'build.log').readLines().collect { line ->
    def finding = (line =~ /^\[(?:ERROR|WARNING)]   [a-z]+\/((?:docs\/|registry\.yaml)[^ ]*) (error|warning) ([a-z-]+) /)
    finding ? "${finding.group(2)} ${finding.group(3)} ${finding.group(1)}" as String : null
}.findAll()
def expected = new File(basedir, 'expected.txt').readLines().findAll { !it.empty && !it.startsWith('#') }

assert found == expected
