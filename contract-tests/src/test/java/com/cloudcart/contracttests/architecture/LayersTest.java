package com.cloudcart.contracttests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import org.junit.jupiter.api.Test;

class LayersTest {

  private static final JavaClasses CODE = Repository.services();

  @Test
  void services_never_import_one_another() {
    slices()
        .matching("com.cloudcart.(*)..")
        .namingSlices("$1")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            describe("anyone", source -> true),
            resideInAPackage("com.cloudcart.kit..")
                .or(resideInAPackage("com.cloudcart.generated..")))
        .check(CODE);
  }

  @Test
  void the_kit_depends_on_no_service_and_on_nothing_generated() {
    noClasses()
        .that()
        .resideInAPackage("com.cloudcart.kit..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.cloudcart..")
                .and(describe("not of the kit", type -> !type.getName().contains(".kit."))))
        .check(CODE);
  }

  @Test
  void the_domain_is_plain_java_without_clock_or_environment() {
    classes()
        .that()
        .resideInAPackage("com.cloudcart.*.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.math..",
            "java.text",
            "java.time",
            "java.time.format..",
            "java.time.temporal..",
            "java.util..",
            "java.nio.charset..",
            "java.security..",
            "org.jspecify..",
            "com.cloudcart.*.domain..")
        .check(CODE);
    noClasses()
        .that()
        .resideInAPackage("com.cloudcart.*.domain..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .check(CODE);
  }

  @Test
  void ports_know_the_domain_only() {
    noClasses()
        .that()
        .resideInAPackage("com.cloudcart.*.port..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.cloudcart.*.usecase..",
            "com.cloudcart.*.adapter..",
            "com.cloudcart.*.lambda..",
            "com.cloudcart.generated..",
            "software.amazon..",
            "com.fasterxml..")
        .check(CODE);
  }

  @Test
  void use_cases_know_neither_adapters_nor_the_wire() {
    noClasses()
        .that()
        .resideInAPackage("com.cloudcart.*.usecase..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.cloudcart.*.adapter..",
            "com.cloudcart.*.lambda..",
            "com.cloudcart.generated..",
            "com.cloudcart.kit.api..",
            "com.cloudcart.kit.client..",
            "com.cloudcart.kit.events..",
            "com.cloudcart.kit.json..",
            "software.amazon..",
            "com.fasterxml..")
        .check(CODE);
  }

  @Test
  void an_adapter_knows_no_use_case_and_no_other_adapter() {
    noClasses()
        .that()
        .resideInAPackage("com.cloudcart.*.adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.cloudcart.*.usecase..", "com.cloudcart.*.lambda..")
        .check(CODE);
    slices()
        .matching("com.cloudcart.(*).adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .check(CODE);
  }

  @Test
  void only_wirings_build_adapters() {
    noClasses()
        .that(describe("are no wirings", type -> !isWiring(type)))
        .should()
        .callConstructorWhere(
            describe(
                "an adapter is built outside of its package",
                (JavaConstructorCall call) ->
                    call.getTargetOwner().getPackageName().contains(".adapter.")
                        && !call.getTargetOwner()
                            .getPackageName()
                            .equals(call.getOriginOwner().getPackageName())))
        .check(CODE);
  }

  @Test
  void only_wirings_read_the_environment() {
    noClasses()
        .that(
            describe(
                "are neither wirings nor the kit's settings",
                type -> !isWiring(type) && !type.getPackageName().startsWith("com.cloudcart.kit")))
        .should()
        .accessTargetWhere(
            describe(
                "the environment is read",
                (JavaAccess<?> access) ->
                    access.getTarget().getFullName().startsWith("java.lang.System.getenv")
                        || access
                            .getTarget()
                            .getFullName()
                            .startsWith("java.lang.System.getProperty")
                        || access
                            .getTargetOwner()
                            .getPackageName()
                            .equals("com.cloudcart.kit.config")))
        .check(CODE);
  }

  private static boolean isWiring(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getSimpleName().endsWith("Wiring");
  }
}
