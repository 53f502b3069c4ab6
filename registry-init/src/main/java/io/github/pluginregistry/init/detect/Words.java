package io.github.pluginregistry.init.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words in tags that say what a tag is for. */
final class Words {

    private static final Pattern SEPARATOR = Pattern.compile("[^A-Za-z0-9]+");

    private static final Pattern RELEASED =
            Pattern.compile("[-_.]releases?$", Pattern.CASE_INSENSITIVE);

    /** In front of the versions of the repository itself: {@code release-1.2}. */
    private static final Set<String> RELEASE =
            Set.of(
                    "release",
                    "releases",
                    "rel",
                    "version",
                    "versions",
                    "ver",
                    "v",
                    "vv",
                    "upstream",
                    "tag",
                    "tags");

    /** Tags of builds and events. */
    private static final Set<String> NOISE =
            Set.of(
                    "nightly",
                    "nightlies",
                    "canary",
                    "latest",
                    "edge",
                    "snapshot",
                    "snapshots",
                    "weekly",
                    "daily",
                    "dev",
                    "ci",
                    "test",
                    "tmp",
                    "temp",
                    "backup",
                    "backups",
                    "archive",
                    "archived",
                    "wip",
                    "draft",
                    "staging",
                    "build",
                    "builds",
                    "untagged",
                    "deploy",
                    "deployed",
                    "deployment",
                    "production",
                    "prod",
                    "experimental",
                    "insiders",
                    "preview",
                    "pr",
                    "sprint",
                    "iteration",
                    "before",
                    "after",
                    "old",
                    "start",
                    "end",
                    "branch",
                    "merge",
                    "hotfix",
                    "rc",
                    "alpha",
                    "beta",
                    "demo");

    private static final Set<String> FIRST_OF_NOISE =
            Set.of(
                    "nightly",
                    "canary",
                    "snapshot",
                    "backup",
                    "archive",
                    "untagged",
                    "before",
                    "wip",
                    "tmp",
                    "deploy",
                    "pr");

    /** Directories of what nobody outside of the repository uses. */
    private static final Set<String> INTERNAL =
            Set.of(
                    "internal",
                    "test",
                    "tests",
                    "testing",
                    "testutil",
                    "testutils",
                    "testbed",
                    "testdata",
                    "e2e",
                    "example",
                    "examples",
                    "sample",
                    "samples",
                    "demo",
                    "demos",
                    "hack",
                    "benchmark",
                    "benchmarks",
                    "vendor",
                    "third_party");

    /** Parts of one product rather than products of their own. */
    private static final Set<String> PART =
            Set.of(
                    "sdk",
                    "api",
                    "apis",
                    "client",
                    "clients",
                    "pkg",
                    "cmd",
                    "cli",
                    "tools",
                    "tool",
                    "docs",
                    "doc",
                    "website",
                    "chart",
                    "charts",
                    "helm",
                    "helm-chart",
                    "proto",
                    "types",
                    "common",
                    "core",
                    "lib",
                    "libs",
                    "server",
                    "web",
                    "ui",
                    "changelog",
                    "parent",
                    "bom",
                    "examples",
                    "go",
                    "python",
                    "nodejs",
                    "java",
                    "dotnet");

    /** Directories of the packages that a distribution makes of releases. */
    private static final Set<String> PACKAGING =
            Set.of("debian", "ubuntu", "fedora", "pristine-tar", "rpm", "deb");

    private static final Pattern EPOCH = Pattern.compile("\\d+!");

    private static final Set<String> PLUGIN = Set.of("plugin", "plugins");

    private static final Set<String> ONE_PLUGIN =
            Set.of("plugin", "provider", "extension", "addon", "action");

    /** Words of the builds that one release has for several platforms. */
    private static final Set<String> PLATFORM =
            Set.of(
                    "linux",
                    "darwin",
                    "macos",
                    "osx",
                    "mac",
                    "windows",
                    "win",
                    "win32",
                    "win64",
                    "freebsd",
                    "openbsd",
                    "netbsd",
                    "android",
                    "ios",
                    "alpine",
                    "debian",
                    "ubuntu",
                    "centos",
                    "slim",
                    "amd64",
                    "arm64",
                    "arm",
                    "armv6",
                    "armv7",
                    "arm64v8",
                    "aarch64",
                    "x86",
                    "x64",
                    "x86_64",
                    "i386",
                    "i686",
                    "386",
                    "64",
                    "musl",
                    "gnu",
                    "gnueabihf",
                    "msvc",
                    "jre",
                    "jdk",
                    "jre8",
                    "jre11",
                    "jdk8",
                    "jdk11",
                    "jdk17",
                    "s390x",
                    "ppc64le",
                    "riscv64",
                    "universal",
                    "docker",
                    "fips",
                    "ent",
                    "oss",
                    "ce",
                    "ee");

    private Words() {}

    static List<String> of(String text) {
        return Arrays.stream(SEPARATOR.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static boolean isRelease(String name) {
        return RELEASE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A name without a word at its end that says that versions follow: {@code pmd_releases}. */
    static String withoutRelease(String name) {
        return RELEASED.matcher(name).replaceFirst("");
    }

    static boolean isNoise(String name) {
        List<String> words = of(name);
        return !words.isEmpty()
                && (words.stream().allMatch(NOISE::contains)
                        || FIRST_OF_NOISE.contains(words.get(0)));
    }

    /** Whether a path has a directory of what nobody outside of the repository uses. */
    static boolean isInternal(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/", -1))
                .anyMatch(INTERNAL::contains);
    }

    /** Whether tags are those of a distribution: {@code debian/1.2.3-1}. */
    static boolean isPackaging(String prefix) {
        int end = prefix.indexOf('/');
        return end > 0 && PACKAGING.contains(prefix.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** Whether a version with an epoch follows, as in Python: {@code 1!2.0}. */
    static boolean isEpoch(String prefix) {
        return EPOCH.matcher(prefix).matches();
    }

    /** Whether tags name a version of another product: {@code plugin-grafana-version-11.0.0}. */
    static boolean isOfOtherVersions(String name) {
        List<String> words = of(name);
        return words.size() > 1 && words.get(words.size() - 1).equals("version");
    }

    static boolean isPart(String name) {
        return PART.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isOfPlugin(String prefix) {
        return of(prefix).stream().anyMatch(PLUGIN::contains);
    }

    /** Whether the name of a repository says that it has one plugin: {@code git-plugin}. */
    static boolean isOnePlugin(String repository) {
        return of(repository).stream().anyMatch(ONE_PLUGIN::contains);
    }

    static boolean isPlatform(String suffix) {
        String rest = suffix.toLowerCase(Locale.ROOT).replace("x86_64", "x64");
        return of(rest).stream().allMatch(PLATFORM::contains);
    }

    /** Whether most people use the builds with a name behind their version. */
    static boolean isUsualPlatform(String suffix) {
        List<String> words = of(suffix.replace("x86_64", "x64"));
        return words.contains("jre")
                || (words.contains("linux") && (words.contains("amd64") || words.contains("x64")));
    }
}
