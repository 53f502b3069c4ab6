def log = new File(basedir, 'build.log').text
def warned = { String text -> assert log.contains('[WARNING] ' + text) }

warned('  registry.yaml warning coverage example/plugins: no pattern claims the tags of "ecs", which look like a plugin\'s releases: '
        + '2 with "plugins/ecs/" and 1 with "ecs-", the newest v0.2.0; '
        + 'if it is a plugin, describe it with tagPattern: "plugins/ecs/*" and formerTagPatterns: ["ecs-{version}"], else add its tags to coverage.ignore')
warned('  registry.yaml:14:5 warning coverage terraform, everything: 1 tag of example/plugins is claimed by each of them: plugins/terraform/v0.2.1; '
        + 'narrow the patterns in registry.yaml:14 and registry.yaml:17, or write the same pattern for each if they are released together')
warned('  registry.yaml:9:5 warning coverage kubernetes: "kubernets-{version}" matches none of the 7 tags of example/plugins, and 1 matches "kubernetes-{version}"; '
        + 'write "kubernetes-{version}" instead, or remove it from formerTagPatterns in registry.yaml:9')
assert log.contains('[ERROR]   registry.yaml:13:5 error source-path terraform: there is no "plugins/teraform" in this checkout of example/plugins; '
        + 'correct sourcePath')
assert log.count(' warning coverage ') == 4
assert log.contains('the registry is not valid (1 error, 1 warning), in sync, current (4 warnings)')
