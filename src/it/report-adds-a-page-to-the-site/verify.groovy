def page = new File(basedir, 'target/site/plugin-registry.html').text
assert page.contains('<title>Example Plugins')
assert page.contains('href="https://github.com/example/plugins/releases/tag/plugins/kubernetes/v0.4.0"')
assert page.contains('href="#kubernetes"')
// The versions of the history.
assert page.contains('v0.5.0-rc.1') && page.contains('prerelease') && page.contains('v0.3.9')
assert page.contains('&lt;b&gt;Terraform Plugin&lt;/b&gt;') && !page.contains('<b>Terraform')
// In the skin and the menu of the site.
assert new File(basedir, 'target/site/project-reports.html').text.contains('href="plugin-registry.html"')

assert new File(basedir, 'build.log').text.contains('registry:report is a report of a site; add the plugin to <reporting> in the POM, and run mvn site')
return true
