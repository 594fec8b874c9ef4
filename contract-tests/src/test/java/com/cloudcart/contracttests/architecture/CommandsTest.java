package com.cloudcart.contracttests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The commands that documents and workflows name exist. */
class CommandsTest {
  private static final Pattern NAMED = Pattern.compile("mvnw[^`\\n]* -P([a-z]+)");
  private static final Pattern PROFILE = Pattern.compile("<profile>\\s*<id>([a-z]+)</id>");

  @Test
  void each_maven_profile_that_a_document_names_exists_in_the_root_and_in_contract_tests() {
    Set<String> named = matches(NAMED, Repository.documents());

    assertThat(named).contains("benchmark", "chaos", "mutants", "mutations", "simulation");
    assertThat(matches(PROFILE, List.of("pom.xml", "contract-tests/pom.xml"))).containsAll(named);
  }

  private static Set<String> matches(Pattern pattern, List<String> files) {
    return files.stream()
        .map(file -> String.join("\n", Repository.lines(file)))
        .flatMap(text -> pattern.matcher(text).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
