import io.github.pluginregistry.core.testing.WorkflowCommand

def commands = new File(basedir, 'build.log').readLines().findAll { it.startsWith('::') }
assert commands.size() == 2
assert WorkflowCommand.of(commands[1]).get().name() == 'warning'
def error = WorkflowCommand.of(commands[0]).get()
assert error.name() == 'error'
assert error.properties().file.endsWith('docs/plugins.md')
assert error.properties().line.toInteger() > 1
assert error.properties().title == 'not-in-step'
assert error.message().contains('; run registry:update;')

def summary = new File(basedir, 'summary.md').text
assert summary.startsWith('What another step had to say.\n### Plugin registry\n')
assert summary.contains('the registry is valid (1 warning), not in sync (1 error)')
assert summary.contains('```diff')
