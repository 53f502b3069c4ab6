assert new File(basedir, 'docs/plugins.yaml').text == 'kubernetes: v0.4.0\nterraform: v0.2.1\n'
assert new File(basedir, 'build.log').text.contains('[INFO] [yaml-page] started for Example Plugins')
