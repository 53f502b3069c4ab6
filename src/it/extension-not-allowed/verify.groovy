assert !new File(basedir, 'docs').exists()
assert new File(basedir, 'build.log').text.contains('the definition uses the extension description, which the build does not allow; add to registry.extensions what you trust')
