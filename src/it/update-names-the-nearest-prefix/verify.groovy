def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] kubernetes: no tag matches "plugin/kubernetes/*" among 5 tags of example/plugins; '
        + 'the nearest prefix in use is "plugins/kubernetes/"; ')
assert log =~ /correct tagPattern in registry\.yaml:\d+/
