package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagFormTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pkg/plugin/kubernetes/v0.4.0, pkg/plugin/kubernetes/, v0.4.0,       '',          kubernetes, pkg/plugin/kubernetes/*
                    plugins/json-v1.0.0,          plugins/json-,          v1.0.0,       '',          json,       plugins/json-{version}
                    cloudtrail-0.2.5-rc1,         cloudtrail-,            0.2.5-rc1,    '',          cloudtrail, cloudtrail-{version}
                    @scope/name@1.2.3,            @scope/name@,           1.2.3,        '',          name,       @scope/name@{version}
                    v1.2.3,                       v,                      v1.2.3,       '',          v,          v*
                    1.2.3,                        '',                     1.2.3,        '',          '',         {version}
                    1.2.3-core,                   '',                     1.2.3,        -core,       core,       {version}-core
                    v0.4.0-build-plan,            '',                     v0.4.0,       -build-plan, build-plan, {version}-build-plan
                    v0.4.0-rc.1-build-plan,       '',                     v0.4.0-rc.1,  -build-plan, build-plan, {version}-build-plan
                    1.2.3/core,                   '',                     1.2.3,        /core,       core,       {version}/core
                    release-1.2.3-core,           release-,               1.2.3,        -core,       core,       release-{version}-core
                    k8s-1.0.0,                    k8s-,                   1.0.0,        '',          k8s,        k8s-{version}
                    a/v1.0.0-SNAPSHOT,            a/,                     v1.0.0-SNAPSHOT, '',       a,          a/*
                    a/v1.0.0-gke.3,               a/,                     v1.0.0-gke.3, '',          a,          a/*
                    a/v1.0.0-14-gabc,             a/,                     v1.0.0-14-gabc, '',        a,          a/*
                    a/v1.0.0+exp,                 a/,                     v1.0.0+exp,   '',          a,          a/*
                    git-5.2.1.Final,              git-,                   5.2.1.Final,  '',          git,        git-{version}
                    plugins/json/latest,          plugins/json/,          latest,       '',          json,       plugins/json/*
                    """)
    void isMadeOfPrefixVersionAndSuffix(
            String tag, String prefix, String version, String suffix, String name, String pattern) {
        TagForm form = TagForm.of(tag);
        assertThat(form).isEqualTo(new TagForm(prefix, version, suffix));
        assertThat(form.name()).isEqualTo(name);
        assertThat(form.pattern()).isEqualTo(pattern);
        assertThat(TagPattern.of(pattern).version(tag)).contains(version);
    }

    /** Each repetition must not cost a part of the stack. */
    @ParameterizedTest
    @CsvSource({"a-1, .1, ''", "1.0.0, -rc.1, ''", "1.0.0, -core, -core"})
    void isReadHoweverLongTheTagIs(String start, String repeated, String suffix) {
        int times = 100_000;
        assertThat(TagForm.of(start + repeated.repeat(times)).suffix())
                .isEqualTo(suffix.repeat(times));
    }
}
