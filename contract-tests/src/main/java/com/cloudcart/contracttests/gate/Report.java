package com.cloudcart.contracttests.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The verdict as text for a terminal, as JSON and as Markdown. */
record Report(Evidence evidence, Verdict verdict) {

  private static final int MOST_DETAILS = 10;

  /**
   * A few lines: whether the deployment may start, and if not, which consumer would break and why.
   */
  String text() {
    List<String> lines = new ArrayList<>();
    if (verdict.allows()) {
      lines.add("Contract gate: open. " + summary());
    } else {
      lines.add("Contract gate: REFUSED, nothing was deployed. " + summary());
    }
    for (Refusal refusal : verdict.refusals()) {
      lines.add("");
      lines.add("  " + refusal.kind() + "  " + refusal.who());
      lines.add("    " + refusal.sentence() + (refusal.details().isEmpty() ? "." : ":"));
      refusal.details().stream()
          .limit(MOST_DETAILS)
          .forEach(detail -> lines.add("      " + detail));
      if (refusal.details().size() > MOST_DETAILS) {
        int more = refusal.details().size() - MOST_DETAILS;
        lines.add(
            "      … and %d more lines, see contract-tests/target/gate/gate.md".formatted(more));
      }
      lines.add("    " + refusal.remedy());
    }
    return String.join("\n", lines) + "\n";
  }

  private String summary() {
    Map<Verdict.State, Long> counts = new TreeMap<>();
    verdict.pairs().values().forEach(state -> counts.merge(state, 1L, Long::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((state, count) -> parts.add(count + " " + words(state)));
    return "Pacts: " + String.join(", ", parts) + ".";
  }

  private static String words(Verdict.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The format of {@code gate.json}. */
  record Page(
      boolean allowed, Map<String, Digest> candidates, List<Line> pacts, List<Refusal> refusals) {}

  /** A pair in {@code gate.json}. */
  record Line(String consumer, String provider, Verdict.State state) {}

  Page json() {
    List<Line> lines = new ArrayList<>();
    verdict
        .pairs()
        .forEach((pair, state) -> lines.add(new Line(pair.consumer(), pair.provider(), state)));
    return new Page(verdict.allows(), evidence.candidates(), lines, verdict.refusals());
  }

  /** The page {@code gate.md} with the network as a Mermaid diagram. */
  String markdown() {
    StringBuilder page = new StringBuilder("# Contract gate: ");
    page.append(verdict.allows() ? "open" : "refused").append("\n\n").append(mermaid());
    page.append("\n| pact | verdict | interactions |\n|---|---|---|\n");
    verdict
        .pairs()
        .forEach((pair, state) ->
            page.append("| %s | %s | %s |%n".formatted(pair, words(state), interactions(pair))));
    for (Refusal refusal : verdict.refusals()) {
      page.append("%n## %s: %s%n%n".formatted(refusal.who(), words(refusal)));
      page.append(refusal.sentence()).append(".\n\n");
      refusal.details().forEach(detail -> page.append("    ").append(detail).append('\n'));
      page.append('\n').append(refusal.remedy()).append('\n');
    }
    verdict.pairs().keySet().forEach(pair -> page.append(needs(pair)));
    return page.toString();
  }

  /** The interactions of a pair's pact. */
  private String needs(Pair pair) {
    StringBuilder list = new StringBuilder();
    evidence
        .pact(pair)
        .ifPresent(pact -> {
          list.append("%n## What %s needs from %s%n%n".formatted(pair.consumer(), pair.provider()));
          pact.interactions()
              .forEach(one ->
                  list.append("- ")
                      .append(one.description())
                      .append(one.request().map(": `%s`"::formatted).orElse(""))
                      .append('\n'));
        });
    return list.toString();
  }

  private static String words(Refusal refusal) {
    return refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String interactions(Pair pair) {
    return evidence
        .pact(pair)
        .map(pact -> String.valueOf(pact.interactions().size()))
        .orElse("none");
  }

  private String mermaid() {
    StringBuilder graph = new StringBuilder("```mermaid\ngraph LR\n");
    List<Integer> refused = new ArrayList<>();
    int link = 0;
    for (Map.Entry<Pair, Verdict.State> entry : verdict.pairs().entrySet()) {
      Pair pair = entry.getKey();
      boolean broken = entry.getValue() == Verdict.State.REFUSED;
      String arrow = broken ? "-. refused .->" : "-->|" + words(entry.getValue()) + "|";
      graph.append("  %s %s %s%n".formatted(pair.consumer(), arrow, pair.provider()));
      if (broken) {
        refused.add(link);
      }
      link++;
    }
    refused.forEach(index -> graph.append("  linkStyle %d stroke:#c00%n".formatted(index)));
    return graph.append("```\n").toString();
  }
}
