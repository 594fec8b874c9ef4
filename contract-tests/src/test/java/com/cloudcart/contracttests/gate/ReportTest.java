package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Pair ORDER_CATALOG = new Pair("order", "catalog");

  private final GateFixture fixture = new GateFixture();

  @Test
  void an_open_gate_is_one_line_for_a_terminal() {
    assertThat(report().text()).isEqualTo("Contract gate: open. Pacts: 4 verified.\n");
  }

  @Test
  void a_refusal_names_the_consumer_the_reason_and_the_remedy() {
    fail("$.price: not there");

    assertThat(report().text())
        .isEqualTo(
            """
            Contract gate: REFUSED, nothing was deployed. Pacts: 3 verified, 1 refused.

              FAILED  order → catalog
                order would break: this build of catalog does not fulfil its pact:
                  "what is needed"
                    $.price: not there
                %s
            """
                .formatted(Hints.RESTORE));
  }

  @Test
  void a_refusal_without_details_ends_with_a_full_stop() {
    fixture.candidates.remove("catalog");

    assertThat(report().text())
        .contains(
            "    order needs catalog, which is neither deployed nor part of this deployment.\n");
  }

  @Test
  void ten_details_are_printed_and_the_others_are_counted() {
    String drawn = "body differs: a key is missing\n{\n-  \"price\": 1\n}";
    fail(Collections.nCopies(9, drawn).toArray(String[]::new));
    String ten = report().text();
    fail(Collections.nCopies(12, drawn).toArray(String[]::new));
    String thirteen = report().text();

    assertThat(ten.lines().filter(line -> line.contains("differs"))).hasSize(9);
    assertThat(ten).doesNotContain("more lines");
    assertThat(thirteen.lines().filter(line -> line.contains("differs"))).hasSize(9);
    assertThat(thirteen)
        .contains("      … and 3 more lines, see contract-tests/target/gate/gate.md\n")
        .doesNotContain("-  \"price\"");
  }

  @Test
  void pairs_that_are_not_part_of_the_deploy_are_counted_by_their_state() {
    fixture.deployEverything();
    fixture.candidates.clear();
    fixture.candidates.put("cart", GateFixture.digest("cart"));

    assertThat(report().text()).contains("Pacts: 1 verified, 3 untouched.");
  }

  @Test
  void the_json_contains_each_pair_and_each_refusal() {
    fail("$.price: not there");

    Report.Page page = report().json();

    assertThat(page.allowed()).isFalse();
    assertThat(page.candidates()).isEqualTo(fixture.candidates);
    assertThat(page.pacts())
        .contains(
            new Report.Line("order", "catalog", Verdict.State.REFUSED),
            new Report.Line("storefront", "cart", Verdict.State.VERIFIED))
        .hasSize(4);
    assertThat(page.refusals()).isEqualTo(fixture.verdict().refusals());
  }

  @Test
  void a_page_shows_the_network_and_the_interactions() {
    fail("$.price: not there");

    assertThat(report().markdown())
        .startsWith(
            """
            # Contract gate: refused

            ```mermaid
            graph LR
              order -. refused .-> catalog
              storefront -->|verified| cart
              storefront -->|verified| catalog
              storefront -->|verified| order
              linkStyle 0 stroke:#c00
            ```

            | pact | verdict | interactions |
            |---|---|---|
            | order → catalog | refused | 1 |
            | storefront → cart | verified | 1 |
            | storefront → catalog | verified | 1 |
            | storefront → order | verified | 1 |

            ## order → catalog: failed

            order would break: this build of catalog does not fulfil its pact.

                "what is needed"
                  $.price: not there

            %s

            ## What order needs from catalog

            - what is needed: `GET /products/mug`

            ## What storefront needs from cart
            """
                .formatted(Hints.RESTORE));
  }

  @Test
  void a_page_marks_the_refused_pair() {
    fixture.verify(
        new Pair("storefront", "cart"), List.of(new Verification.Outcome("x", List.of("y"))));

    assertThat(report().markdown())
        .contains("  storefront -. refused .-> cart\n", "  linkStyle 1 stroke:#c00\n")
        .doesNotContain("linkStyle 0");
  }

  @Test
  void a_page_shows_an_open_gate_and_a_missing_pact() {
    assertThat(report().markdown()).startsWith("# Contract gate: open\n");
    fixture.pacts.removeIf(pact -> pact.pair().equals(ORDER_CATALOG));

    assertThat(report().markdown()).contains("| order → catalog | refused | none |");
  }

  @Test
  void a_page_lists_a_message_without_a_request() {
    fixture.pacts.removeIf(pact -> pact.pair().equals(ORDER_CATALOG));
    fixture.pacts.add(
        new PactFile(
            ORDER_CATALOG,
            GateFixture.digest("a message"),
            List.of(new PactFile.Interaction("an order", Optional.empty()))));

    assertThat(report().markdown()).contains("- an order\n");
  }

  private void fail(String... differences) {
    fixture.verify(
        ORDER_CATALOG,
        List.of(new Verification.Outcome(GateFixture.INTERACTION, List.of(differences))));
  }

  private Report report() {
    return new Report(fixture.evidence(), fixture.verdict());
  }
}
