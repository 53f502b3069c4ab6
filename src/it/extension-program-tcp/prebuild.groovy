import com.fasterxml.jackson.annotation.JsonInclude
import com.fasterxml.jackson.core.JsonFactory
import com.fasterxml.jackson.databind.ObjectMapper
import io.github.pluginregistry.sdk.Extension
import io.github.pluginregistry.sdk.process.ExtensionProcess

def jars = [Extension, ExtensionProcess, ObjectMapper, JsonFactory, JsonInclude].collect {
    new File(it.protectionDomain.codeSource.location.toURI())
}
jars << new File(localRepositoryPath, 'io/github/pluginregistry/it/extension/1.0.0/extension-1.0.0.jar')
def program = new File(basedir, 'description')
program.text = """#!/bin/sh
exec '${System.getProperty('java.home')}/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
  -cp '${jars.join(File.pathSeparator)}' io.github.pluginregistry.it.DescriptionRule "\$1"
"""
return program.setExecutable(true)
