package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.testing.FakeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of(HOME);

    private final FakeSource source = new FakeSource().tags(HOME, "a/v1.0.0", "b/v2.0.0");
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Question<String> question =
            new Question<>(
                    List.of(plugin("a", "a/*"), plugin("b", "b/*")),
                    () -> History.whole(REPOSITORY, source, ProgressListener.SILENT),
                    new Verdict(
                            REPOSITORY, ForgeType.GITHUB, List.of(), Instant.EPOCH, any -> false),
                    this::published,
                    this::version);

    @Test
    void takesWhatIsWantedOfOneAccountBeforeTheNextIsMade() {
        question.call();
        assertThat(heard).containsExactly("a is decided", "a is told", "b is decided", "b is told");
    }

    @Test
    void answersForEveryPlugin() {
        assertThat(question.call())
                .containsEntry(new PluginId("a"), "v1.0.0")
                .containsEntry(new PluginId("b"), "v2.0.0");
    }

    @Test
    void asksNobodyWhereThereIsNoTimeToAnswer() {
        Reason late = new Reason(Reason.Severity.PASSING, "it took too long", "run again");
        assertThat(question.unanswered(late).values()).containsExactly("none", "none");
        assertThat(source.questions()).isEmpty();
    }

    @Test
    void asksAnewEachTime() {
        question.call();
        question.call();
        assertThat(source.questions()).hasSize(4);
    }

    private Optional<Latest> published(PluginId plugin) {
        heard.add(plugin + " is decided");
        return Optional.empty();
    }

    private String version(Account account) {
        heard.add(account.plugin().id() + " is told");
        return account.resolution().entry().map(Latest::version).orElse("none");
    }
}
