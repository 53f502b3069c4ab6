import io.github.pluginregistry.core.testing.RealTags
import io.github.pluginregistry.core.testing.SampleRepository

[
    'falco/plugins': RealTags.FALCO_PLUGINS,
    'jenkins/git-plugin': RealTags.JENKINS_GIT_PLUGIN,
    'pipecd/pipecd': RealTags.PIPECD,
    'community/community-plugins': RealTags.PIPECD_COMMUNITY_PLUGINS,
    'sdk/piped-plugin-sdk-go': RealTags.PIPECD_SDK,
].each { path, tags ->
    def repository = new File(basedir, path)
    repository.parentFile.mkdirs()
    SampleRepository.bare(repository.toPath()).tags(tags.names() as String[]).close()
}
return true
