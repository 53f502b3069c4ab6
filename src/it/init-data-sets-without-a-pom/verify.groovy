import groovy.json.JsonSlurper

// By hand, from the lists of tags: the highest release of each plugin.
def expected = [
    falco: [
        cloudtrail: 'v0.17.1', collector: 'v0.1.1', container: 'v0.7.1', dummy: 'v0.11.5', dummy_c: 'v0.3.0', dummy_rs: 'v0.1.2',
        gcpaudit: 'v0.8.1', github: 'v0.10.1', json: 'v0.7.4', k8saudit: 'v0.18.0', 'k8saudit-aks': 'v0.6.0', 'k8saudit-eks': 'v0.12.0',
        'k8saudit-gke': 'v0.9.0', 'k8saudit-ovh': 'v0.6.0', k8smeta: 'v0.4.1', kafka: 'v0.1.6', krsi: 'v0.2.0', okta: 'v0.12.0',
    ],
    jenkins: [git: '5.10.1'],
    pipecd: [
        analysis: 'v0.1.1', ecs: 'v0.1.0', kubernetes: 'v0.4.0', scriptrun: 'v0.1.0', terraform: 'v0.2.1', wait: 'v0.1.1',
        waitapproval: 'v0.2.0',
    ],
    community: ['example-stage': 'v0.1.0', opentofu: 'v0.1.0'],
    sdk: ['piped-plugin-sdk-go': 'v0.4.0'],
]
expected.each { directory, versions ->
    def plugins = new JsonSlurper().parse(new File(basedir, "$directory/docs/plugins.json")).plugins
    assert plugins.collectEntries { [it.id, it.latestVersion] } == versions : directory
}
// The page that one of them asked for.
assert new File(basedir, 'falco/docs/plugins.html').text.contains('k8saudit-gke')
assert !new File(basedir, 'pipecd/docs/plugins.html').exists()
