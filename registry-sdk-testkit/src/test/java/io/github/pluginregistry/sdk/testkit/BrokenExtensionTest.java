package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.TagInfo;
import io.github.pluginregistry.sdk.VersionChange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to break a contract fails a test, whose message says what to do. */
class BrokenExtensionTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @FunctionalInterface
    interface Check {

        void run(JavaExtensionTests tests) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void failsWithARemedy(String remedy, Check check, Supplier<Extension> extension) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check.run(testsOf(extension)))
                .withMessageContaining(remedy);
    }

    @Test
    void failsWhereACallDoesNotEnd() {
        JavaExtensionTests tests =
                new GoodExtensionTest() {
                    @Override
                    protected Extension extension() {
                        return hanging();
                    }

                    @Override
                    protected Duration timeLimit() {
                        return Duration.ofMillis(50);
                    }
                };

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(tests::startsAndStops)
                .withMessageContaining("start did not end in time; set time limits of your own");
    }

    private static JavaExtensionTests testsOf(Supplier<Extension> extension) {
        return new GoodExtensionTest() {
            @Override
            protected Extension extension() {
                return extension.get();
            }
        };
    }

    private static Arguments row(String remedy, Check check, Supplier<Extension> extension) {
        return arguments(remedy, check, extension);
    }

    static Stream<Arguments> broken() {
        Extension shared = new GoodExtension();
        return Stream.of(
                row("return a new one", JavaExtensionTests::isCreatedAnewForEachRun, () -> shared),
                row("make it public", JavaExtensionTests::isFoundByServiceLoader, Hidden::new),
                row(
                        "public constructor without parameters",
                        JavaExtensionTests::isFoundByServiceLoader,
                        () -> new Configured("title")),
                row(
                        "is not listed in META-INF/services/io.github.pluginregistry.sdk.Extension",
                        JavaExtensionTests::isFoundByServiceLoader,
                        Unlisted::new),
                row(
                        "return constants",
                        JavaExtensionTests::hasConstantCapabilities,
                        () -> described("Call " + COUNT.incrementAndGet())),
                row(
                        "say in a sentence what the extension does",
                        JavaExtensionTests::describesItself,
                        () -> described("")),
                row(
                        "answer what it does not know with ApiReply.notFound()",
                        JavaExtensionTests::answersAnyRequest,
                        BrokenExtensionTest::knowingOnePath),
                row(
                        "implement one of ReleaseSource, CheckRule",
                        JavaExtensionTests::implementsAContract,
                        () -> () -> Capabilities.of("idle", "Does nothing.")),
                row(
                        "add withConfigurationSchema",
                        JavaExtensionTests::acceptsItsConfiguration,
                        () -> schema("")),
                row(
                        "write a JSON Schema of draft 7",
                        JavaExtensionTests::acceptsItsConfiguration,
                        () -> schema("{\"type\": 7}")),
                row(
                        "is not valid against the configurationSchema",
                        JavaExtensionTests::acceptsItsConfiguration,
                        () -> schema("{\"required\": [\"url\"]}")),
                row(
                        "add \"additionalProperties\": false",
                        JavaExtensionTests::refusesAnInvalidConfiguration,
                        () -> schema("{\"type\": \"object\"}")),
                row(
                        "override configuration()",
                        JavaExtensionTests::startsAndStops,
                        BrokenExtensionTest::withoutStart),
                row(
                        "add the host with withTokenHosts",
                        JavaExtensionTests::startsAndStops,
                        BrokenExtensionTest::readingAnotherToken),
                row(
                        "serve recorded answers on a loopback address",
                        JavaExtensionTests::startsAndStops,
                        BrokenExtensionTest::askingTheNetwork),
                row(
                        "fail in start() if it cannot work",
                        JavaExtensionTests::startsAndStops,
                        BrokenExtensionTest::unhealthy),
                row(
                        "release what there is",
                        JavaExtensionTests::startsAndStops,
                        BrokenExtensionTest::withoutStop),
                row(
                        "report a plugin with its own batch",
                        JavaExtensionTests::findsOnlyWhatIsWrongWithItsPlugins,
                        () -> finding(Finding.error("name", "other", "is wrong"))),
                row(
                        "name what is checked",
                        JavaExtensionTests::findsOnlyWhatIsWrongWithItsPlugins,
                        () -> finding(Finding.error("", "", "is wrong"))),
                row(
                        "say what is wrong",
                        JavaExtensionTests::checksARegistryWithoutPlugins,
                        () -> finding(Finding.error("name", "", "two\nlines"))),
                row(
                        "fails the check of every registry",
                        JavaExtensionTests::checksARegistryWithoutPlugins,
                        BrokenExtensionTest::needingPlugins),
                row(
                        "return each tag once",
                        JavaExtensionTests::listsEachTagOnce,
                        () -> tags("v1.0.0", "v1.0.0")),
                row(
                        "read all pages",
                        JavaExtensionTests::listsEachTagOnce,
                        () -> tags("v1.0.0", "v1.1.0")),
                row(
                        "override repository() with one that has tags",
                        JavaExtensionTests::listsEachTagOnce,
                        BrokenExtensionTest::tags),
                row(
                        "return the full commit",
                        JavaExtensionTests::listsEachTagOnce,
                        BrokenExtensionTest::withShortCommits),
                row(
                        "at least those that begin with one of the prefixes",
                        JavaExtensionTests::listsAllTagsWithAPrefix,
                        BrokenExtensionTest::forgettingPrefixes),
                row(
                        "at most one release for each of the tags",
                        JavaExtensionTests::hasReleasesOnlyOfTheTagsAskedFor,
                        BrokenExtensionTest::releasingAll),
                row(
                        "throw a RepositoryNotFoundException",
                        JavaExtensionTests::tellsThatARepositoryDoesNotExist,
                        () -> tags()),
                row("add withOutputs", JavaExtensionTests::declaresUsableOutputs, () -> outputs()),
                row(
                        "use a relative path",
                        JavaExtensionTests::declaresUsableOutputs,
                        () -> outputs("../ids.txt")),
                row(
                        "use a relative path",
                        JavaExtensionTests::declaresUsableOutputs,
                        () -> outputs("Plugins.json")),
                row(
                        "return each of them once",
                        JavaExtensionTests::rendersTheDeclaredOutputs,
                        () -> outputs("ids.txt", "names.txt")),
                row(
                        "use no clock",
                        JavaExtensionTests::rendersTheSameForTheSameRegistry,
                        BrokenExtensionTest::counting),
                row(
                        "return without doing anything where an event is of no interest",
                        JavaExtensionTests::acceptsEachEvent,
                        BrokenExtensionTest::onlyUpdates),
                row(
                        "the token of the host that is asked for alone",
                        JavaExtensionTests::hasNoTokenOfAnUnknownHost,
                        BrokenExtensionTest::generous),
                row(
                        "return an empty list or an empty Optional",
                        JavaExtensionTests::hasNoTokenOfAnUnknownHost,
                        BrokenExtensionTest::returningNull),
                row(
                        "it is too late to refuse",
                        JavaExtensionTests::acceptsEachHook,
                        BrokenExtensionTest::refusingLate));
    }

    static class Hidden extends GoodExtension {}

    public static class Unlisted extends GoodExtension {}

    public static class Configured extends GoodExtension {

        public Configured(String title) {
            if (title.isEmpty()) {
                throw new IllegalArgumentException("no title");
            }
        }
    }

    private static GoodExtension with(Capabilities capabilities) {
        return new GoodExtension() {
            @Override
            public Capabilities capabilities() {
                return capabilities;
            }
        };
    }

    private static GoodExtension described(String description) {
        return with(Capabilities.of("good", description));
    }

    private static GoodExtension schema(String schema) {
        return with(new GoodExtension().capabilities().withConfigurationSchema(schema));
    }

    private static GoodExtension outputs(String... files) {
        return with(new GoodExtension().capabilities().withOutputs(files));
    }

    private static GoodExtension withoutStart() {
        return new GoodExtension() {
            @Override
            public void start(ExtensionContext context) {
                throw new IllegalArgumentException("no url in " + context.configuration());
            }
        };
    }

    private static GoodExtension hanging() {
        return new GoodExtension() {
            @Override
            public void start(ExtensionContext context) throws InterruptedException {
                new CountDownLatch(1).await();
            }
        };
    }

    private static GoodExtension readingAnotherToken() {
        return new GoodExtension() {
            @Override
            public void start(ExtensionContext context) throws Exception {
                context.token("github.com");
            }
        };
    }

    private static GoodExtension askingTheNetwork() {
        return new GoodExtension() {
            @Override
            public void start(ExtensionContext context) throws IOException {
                context.http().get(URI.create("https://artifacts.example.com/"), Map.of());
            }
        };
    }

    private static GoodExtension unhealthy() {
        return new GoodExtension() {
            @Override
            public Health health() {
                return Health.down("no vault");
            }
        };
    }

    private static GoodExtension withoutStop() {
        return new GoodExtension() {
            @Override
            public void stop() {
                throw new IllegalStateException("not open");
            }
        };
    }

    private static GoodExtension finding(Finding finding) {
        return new GoodExtension() {
            @Override
            public List<Finding> check(PluginBatch batch) {
                return List.of(finding);
            }
        };
    }

    private static GoodExtension needingPlugins() {
        return new GoodExtension() {
            @Override
            public List<Finding> check(PluginBatch batch) {
                return List.of(Finding.error("name", batch.plugins().get(0).id(), "is wrong"));
            }
        };
    }

    private static GoodExtension tags(String... names) {
        return new GoodExtension() {
            @Override
            public List<TagInfo> tags(String repository, Set<String> prefixes) {
                return Stream.of(names).map(TagInfo::of).toList();
            }
        };
    }

    private static GoodExtension withShortCommits() {
        return new GoodExtension() {
            @Override
            public List<TagInfo> tags(String repository, Set<String> prefixes) {
                return List.of(new TagInfo("v1.0.0", "0123456"));
            }
        };
    }

    private static GoodExtension forgettingPrefixes() {
        return new GoodExtension() {
            @Override
            public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
                return prefixes.contains("") ? super.tags(repository, prefixes) : List.of();
            }
        };
    }

    private static GoodExtension releasingAll() {
        return new GoodExtension() {
            @Override
            public List<ReleaseInfo> releases(String repository, Set<String> tags) {
                return List.of(
                        ReleaseInfo.of("v1.0.0", null),
                        ReleaseInfo.of("v1.1.0", null),
                        ReleaseInfo.of("w2.0.0", null));
            }
        };
    }

    private static GoodExtension counting() {
        return new GoodExtension() {
            @Override
            public List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins) {
                return List.of(new OutputFile("ids.txt", "Run " + COUNT.incrementAndGet()));
            }
        };
    }

    private static GoodExtension onlyUpdates() {
        return new GoodExtension() {
            @Override
            public void notify(Notification notification) {
                if (notification.event() != Notification.Event.UPDATED) {
                    throw new IllegalArgumentException("unknown event");
                }
            }
        };
    }

    private static GoodExtension generous() {
        return new GoodExtension() {
            @Override
            public Optional<String> token(String host) {
                return Optional.of("ghp_sample");
            }
        };
    }

    private static GoodExtension returningNull() {
        return new GoodExtension() {
            @Override
            @SuppressWarnings("NullOptional") // What an author may do by mistake.
            public Optional<String> token(String host) {
                return null;
            }
        };
    }

    private static GoodExtension knowingOnePath() {
        return new GoodExtension() {
            @Override
            public ApiReply handle(ApiRequest request) {
                if (!request.path().equals("/")) {
                    throw new IllegalArgumentException(request.path());
                }
                return ApiReply.json(200, "{}");
            }
        };
    }

    private static GoodExtension refusingLate() {
        return new GoodExtension() {
            @Override
            public void onVersionPublished(RegistryInfo registry, VersionChange change)
                    throws Exception {
                throw new RefusedException("not this version", "delete it");
            }
        };
    }
}
