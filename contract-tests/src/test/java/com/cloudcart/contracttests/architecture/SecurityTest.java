package com.cloudcart.contracttests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of SECURITY.md, and the rules for code that compares or signs. */
class SecurityTest {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final int COLUMNS = 3;

  @Test
  void each_defence_in_the_table_of_threats_names_tests_that_exist() {
    Set<String> tests =
        Repository.tests().stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet());

    List<List<String>> rows = threats();

    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row).hasSize(COLUMNS);
          List<String> named = NAME.matcher(row.getLast()).results().map(r -> r.group(1)).toList();
          assertThat(named).as(row.getFirst()).isNotEmpty();
          assertThat(named)
              .as(row.getFirst())
              .allMatch(name -> tests.contains(name) || tests.contains(name + ".java"));
        });
  }

  @Test
  void api_keys_are_compared_in_constant_time() {
    JavaClass keys = classNamed("com.cloudcart.kit.api.ApiKeys");

    Set<String> comparisons =
        keys.getMethod("accept", String.class).getMethodCallsFromSelf().stream()
            .map(JavaMethodCall::getTarget)
            .map(target -> target.getOwner().getSimpleName() + "." + target.getName())
            .filter(name -> name.endsWith("quals") || name.endsWith("isEqual"))
            .collect(Collectors.toSet());

    assertThat(comparisons).containsExactly("MessageDigest.isEqual");
  }

  @Test
  void no_code_calculates_a_signature_of_aws() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.crypto.Mac")
        .check(Repository.services());
  }

  private static JavaClass classNamed(String name) {
    return Repository.services().get(name);
  }

  /** The cells of each row below the heads. */
  private static List<List<String>> threats() {
    return Repository.lines("SECURITY.md").stream()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .toList();
  }
}
