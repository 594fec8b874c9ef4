package com.cloudcart.contracttests.provider;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.spec.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The published list of provider states is the one that the verifications set up. */
class ProviderStatesIT {

  private static final Path LIST =
      Path.of(System.getProperty("project.root", ".."), "contract-tests/provider-states.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart", "order", "payment"})
  void the_list_has_the_states_of_the_provider(String provider) throws Exception {
    Class<?> verification = Class.forName(Verify.verificationOf(provider));
    Set<String> implemented =
        AnnotationSupport.findAnnotatedMethods(
                verification, State.class, HierarchyTraversalMode.TOP_DOWN)
            .stream()
            .flatMap(method -> Stream.of(method.getAnnotation(State.class).value()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed(provider).keySet()).isEqualTo(implemented);
  }

  @Test
  void the_list_has_the_parameters_that_the_pacts_use() throws IOException {
    try (Stream<Path> pacts = Files.list(Pacts.collect())) {
      for (Path file : pacts.toList()) {
        JsonNode pact = Document.read(file).root();
        Map<String, Set<String>> listed = listed(pact.at("/provider/name").asText());
        for (JsonNode state :
            pact.findValues("providerStates").stream().flatMap(JsonNode::valueStream).toList()) {
          assertThat(Optional.ofNullable(listed.get(state.path("name").asText())).orElse(Set.of()))
              .as("%s: %s", file.getFileName(), state.path("name"))
              .containsAll(() -> state.path("params").fieldNames());
        }
      }
    }
  }

  /** The parameters of the states of a provider; "each" names the states of all providers. */
  private static Map<String, Set<String>> listed(String provider) throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      List<String> cells = Stream.of(line.split("[|]", -1)).map(String::strip).toList();
      if (cells.size() > 4 && Set.of(provider, "each").contains(cells.get(1))) {
        listed.put(
            cells.get(2),
            NAME.matcher(cells.get(3))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()));
      }
    }
    return listed;
  }
}
