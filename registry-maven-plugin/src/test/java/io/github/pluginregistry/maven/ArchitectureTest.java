package io.github.pluginregistry.maven;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.maven.log.SanitizingLog;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Holds the goals to their cut: parameters, one call into the core, and the words for it. */
@AnalyzeClasses(
        packages = "io.github.pluginregistry.maven",
        importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

    /** Leaves out the tests, wherever they were compiled to: what is beside this class. */
    static final class WithoutTests implements ImportOption {

        private static final String TESTS =
                ArchitectureTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath();

        @Override
        public boolean includes(Location location) {
            return !location.contains(TESTS);
        }
    }

    private static final String[] LIBRARIES_OF_THE_CORE = {
        "com.fasterxml..", "org.kohsuke..", "org.eclipse.jgit..", "org.everit..", "org.json.."
    };

    /** The goal that starts the server has no registry of its own. */
    @ArchTest
    static final ArchRule everyGoalExtendsTheOneBaseClassAndNothingExtendsAGoal =
            classes()
                    .that()
                    .areAnnotatedWith(Mojo.class)
                    .and()
                    .doNotBelongToAnyOf(ServeMojo.class)
                    .should(extendDirectly(RegistryMojo.class))
                    .andShould(haveSimpleNameEndingWith("Mojo"))
                    .andShould()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule thereIsOneBaseClass =
            classes()
                    .that()
                    .areAssignableTo(AbstractMojo.class)
                    .and()
                    .areNotAnnotatedWith(Mojo.class)
                    .should()
                    .be(RegistryMojo.class);

    @ArchTest
    static final ArchRule goalsTouchNoFile =
            noClasses()
                    .that()
                    .areAssignableTo(AbstractMojo.class)
                    .should()
                    .accessClassesThat()
                    .belongToAnyOf(Files.class);

    @ArchTest
    static final ArchRule whatIsLoggedIsOneLine =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(SanitizingLog.class)
                    .should()
                    .accessClassesThat()
                    .belongToAnyOf(Log.class);

    @ArchTest
    static final ArchRule theLibrariesOfTheCoreStayInTheCore =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(LIBRARIES_OF_THE_CORE);

    @ArchTest
    static final ArchRule noTokenIsRevealed =
            noClasses().should().callMethod(Token.class, "reveal");

    @ArchTest
    static final ArchRule theTimeComesFromTheClockOfTheGoal =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(RegistryMojo.class)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .orShould()
                    .callMethod(Clock.class, "system", ZoneId.class)
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule theEnvironmentIsReadByTheCore =
            noClasses()
                    .should()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class)
                    .orShould()
                    .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule exceptionsAreCaughtInOnePlace =
            codeUnits()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveNameNotMatching(
                            ".*\\.(RegistryMojo|CheckMojo|ReportMojo|ServeMojo|ServerProcess|ExtensionClassPaths|InlineDefinition|PomDefinitionParser)")
                    .should(catchNothing());

    @ArchTest
    static final ArchRule everyParameterIsPrivateAndHasAPropertyOfTheRegistry =
            fields().that()
                    .areAnnotatedWith(Parameter.class)
                    .should()
                    .bePrivate()
                    .andShould(haveAPropertyThatStartsWith("registry."));

    private static ArchCondition<JavaClass> extendDirectly(Class<?> parent) {
        return new ArchCondition<>("extend " + parent.getSimpleName() + " directly") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean satisfied =
                        item.getRawSuperclass().filter(it -> it.isEquivalentTo(parent)).isPresent();
                events.add(
                        new SimpleConditionEvent(
                                item, satisfied, item + " extends " + item.getRawSuperclass()));
            }
        };
    }

    private static ArchCondition<JavaCodeUnit> catchNothing() {
        return new ArchCondition<>("catch nothing") {
            @Override
            public void check(JavaCodeUnit item, ConditionEvents events) {
                item.getTryCatchBlocks()
                        .forEach(
                                block ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        item,
                                                        "catches: "
                                                                + block.getSourceCodeLocation())));
            }
        };
    }

    private static ArchCondition<JavaField> haveAPropertyThatStartsWith(String prefix) {
        return new ArchCondition<>("have, if any, a property that starts with " + prefix) {
            @Override
            public void check(JavaField item, ConditionEvents events) {
                Optional<String> property =
                        item.getAnnotationOfType(Parameter.class.getName())
                                .get("property")
                                .map(Object::toString)
                                .filter(text -> !text.isEmpty());
                boolean satisfied = property.map(it -> it.startsWith(prefix)).orElse(true);
                events.add(
                        new SimpleConditionEvent(
                                item, satisfied, item.getFullName() + " has " + property));
            }
        };
    }
}
