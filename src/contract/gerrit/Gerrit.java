import com.google.gerrit.acceptance.AbstractDaemonTest;
import com.google.gerrit.entities.Project;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/**
 * A Gerrit on loopback, as Gerrit starts one for its own tests. Prints its address and the name and the password of its administrator, and runs as long as
 * something holds its standard input open.
 */
public class Gerrit extends AbstractDaemonTest {

    public static void main(String[] arguments) {
        Result result = new JUnitCore().run(Gerrit.class);
        result.getFailures().forEach(failure -> System.err.println(failure.getTrace()));
        System.exit(result.getFailureCount());
    }

    @Test
    public void serve() throws Exception {
        gApi.projects().create("usual");
        set("old", "protocol", "version", "0");
        set("filtering", "uploadpack", "allowFilter", "true");
        int port = server.getHttpAddress().orElseThrow().getPort();
        System.out.printf("http://127.0.0.1:%d,%s,%s%n", port, admin.username(), admin.httpPassword());
        System.in.readAllBytes();
    }

    /** Creates a project whose repository is configured otherwise than those of others. */
    private void set(String project, String section, String key, String value) throws Exception {
        gApi.projects().create(project);
        try (Repository repository = repoManager.openRepository(Project.nameKey(project))) {
            StoredConfig config = repository.getConfig();
            config.setString(section, null, key, value);
            config.save();
        }
    }
}
