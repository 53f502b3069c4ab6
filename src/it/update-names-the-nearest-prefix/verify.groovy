def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] kubernetes: no tag matches "plugin/kubernetes/*" among 5 tags of example/plugins, '
        + 'and 3 match "plugins/kubernetes/*"; write tagPattern: "plugins/kubernetes/*" in registry.yaml:9, if that is what you meant')
