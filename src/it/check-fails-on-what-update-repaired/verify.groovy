def log = new File(basedir, 'build.log').text

// The first build fails for the edited module alone, and for what its update had put right by then.
assert log.count('BUILD FAILURE') == 2
assert log =~ /edited\S* \.* FAILURE/
assert log =~ /clean\S* \.* SUCCESS/
assert log =~ /docs\/plugins\.json:\d+:\d+ error version-mismatch kubernetes: latestVersion is v9\.9\.9, and the v0\.4\.0 of its tag "plugins\/kubernetes\/v0\.4\.0" is expected; registry:update fixed this in this build; commit what it wrote/
assert log.contains('to fix: commit what registry:update wrote')
assert !new File(basedir, 'edited/docs/plugins.json').text.contains('v9.9.9')

// The second finds it as it should be. A changed definition fails a pull request, and is published by the schedule.
assert log.count('BUILD SUCCESS') == 2
['pull-request', 'schedule'].each {
    assert new File(basedir, it + '/docs/plugins.md').text.contains('Deploys anywhere')
}
assert log =~ /docs\/plugins\.json:\d+ error not-in-step this line is not what the definition and plugins\.json render to; registry:update fixed this in this build/
assert log.count('the registry is valid (1 warning), in sync') >= 4
return true
