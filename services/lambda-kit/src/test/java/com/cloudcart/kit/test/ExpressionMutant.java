package com.cloudcart.kit.test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition or update expression with one change to one of its clauses, which a test of the
 * adapter should notice.
 *
 * @param expression as the adapter sends it
 * @param change what was changed, such as {@code "stock >= :n" always holds}
 * @param changed the expression with the change in it
 */
record ExpressionMutant(String expression, String change, String changed) {
  /** No item of any table has this attribute. */
  private static final String ALWAYS = "attribute_not_exists(neverThere)";

  private static final String NEVER = "attribute_exists(neverThere)";
  private static final String NOTHING = "REMOVE neverThere";

  private static final Pattern BOUND = Pattern.compile(" (<=|>=|<|>) ");
  private static final Pattern LIST = Pattern.compile(" IN \\(([^)]*)\\)");
  private static final Pattern SECTION = Pattern.compile("\\b(SET|REMOVE|ADD|DELETE) ");
  private static final Pattern FUNCTION = Pattern.compile("\\w+\\([^(),]+, ([^(),]+)\\)");
  private static final Pattern SIGN = Pattern.compile(" [+-] ");

  /** A part of the expression. */
  private record Span(int from, int to) {
    String in(String text) {
      return text.substring(from, to);
    }
  }

  /** Each clause once so that it always holds and once so that it never does; each bound moved. */
  static List<ExpressionMutant> ofCondition(String condition) {
    if (condition.contains("BETWEEN") || condition.contains("NOT ")) {
      throw new IllegalArgumentException("a condition of a form not known here: " + condition);
    }
    List<ExpressionMutant> mutants = new ArrayList<>();
    for (Span span : clauses(condition, new Span(0, condition.length()))) {
      String clause = span.in(condition);
      mutants.add(mutant(condition, span, ALWAYS, quoted(clause) + " always holds"));
      mutants.add(mutant(condition, span, NEVER, quoted(clause) + " never holds"));
      Matcher bound = BOUND.matcher(clause);
      if (bound.find()) {
        String moved = bound.replaceFirst(" " + moved(bound.group(1)) + " ");
        mutants.add(mutant(condition, span, moved, quoted(clause) + " becomes " + quoted(moved)));
      }
      mutants.addAll(shorterLists(condition, span));
    }
    return List.copyOf(mutants);
  }

  /** Each action left out; each function without what was there before; each sign turned round. */
  static List<ExpressionMutant> ofUpdate(String update) {
    List<ExpressionMutant> mutants = new ArrayList<>();
    for (Span section : sections(update)) {
      int body = update.indexOf(' ', section.from()) + 1;
      List<Span> actions = split(update, new Span(body, section.to()), ", ");
      for (Span action : actions) {
        String text = action.in(update);
        String rest = without(update, actions.size() == 1 ? section : action);
        mutants.add(new ExpressionMutant(update, quoted(text) + " is left out", rest));
        FUNCTION
            .matcher(text)
            .results()
            .map(match -> text.replace(match.group(), match.group(1)))
            .forEach(other -> mutants.add(replaced(update, action, other)));
        Matcher sign = SIGN.matcher(text);
        if (sign.find()) {
          String turned = sign.group().equals(" + ") ? " - " : " + ";
          mutants.add(replaced(update, action, sign.replaceFirst(turned)));
        }
      }
    }
    return List.copyOf(mutants);
  }

  @Override
  public String toString() {
    return expression + " — " + change;
  }

  private static ExpressionMutant mutant(String text, Span span, String by, String change) {
    String changed = text.substring(0, span.from()) + by + text.substring(span.to());
    return new ExpressionMutant(text, change, changed);
  }

  private static ExpressionMutant replaced(String text, Span span, String by) {
    return mutant(text, span, by, quoted(span.in(text)) + " becomes " + quoted(by));
  }

  private static List<ExpressionMutant> shorterLists(String condition, Span span) {
    String clause = span.in(condition);
    Matcher list = LIST.matcher(clause);
    List<ExpressionMutant> mutants = new ArrayList<>();
    if (list.find()) {
      List<String> values = List.of(list.group(1).split(", "));
      for (String dropped : values) {
        List<String> rest = values.stream().filter(value -> !value.equals(dropped)).toList();
        String shorter = list.replaceFirst(" IN (" + String.join(", ", rest) + ")");
        mutants.add(replaced(condition, span, shorter));
      }
    }
    return mutants;
  }

  private static String moved(String comparator) {
    return comparator.endsWith("=") ? comparator.substring(0, 1) : comparator + "=";
  }

  private static List<Span> clauses(String text, Span span) {
    for (String operator : List.of(" OR ", " AND ")) {
      List<Span> parts = split(text, span, operator);
      if (parts.size() > 1) {
        return parts.stream().flatMap(part -> clauses(text, part).stream()).toList();
      }
    }
    return text.charAt(span.from()) == '('
        ? clauses(text, new Span(span.from() + 1, span.to() - 1))
        : List.of(span);
  }

  /** Splits where a separator is in no parentheses. */
  private static List<Span> split(String text, Span span, String separator) {
    List<Span> parts = new ArrayList<>();
    int begin = span.from();
    int depth = 0;
    for (int i = span.from(); i < span.to(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && text.startsWith(separator, i)) {
        parts.add(new Span(begin, i));
        begin = i + separator.length();
      }
    }
    parts.add(new Span(begin, span.to()));
    return parts;
  }

  private static List<Span> sections(String update) {
    List<Integer> begins = SECTION.matcher(update).results().map(match -> match.start()).toList();
    List<Span> sections = new ArrayList<>();
    for (int i = 0; i < begins.size(); i++) {
      boolean last = i == begins.size() - 1;
      sections.add(new Span(begins.get(i), last ? update.length() : begins.get(i + 1) - 1));
    }
    return sections;
  }

  /** An update has to do something, so one with nothing left removes what is never there. */
  private static String without(String update, Span left) {
    String before = update.substring(0, left.from());
    String after = update.substring(left.to());
    String rest =
        after.startsWith(", ")
            ? before + after.substring(2)
            : before.replaceFirst("(, | )$", "") + after;
    return rest.isBlank() ? NOTHING : rest.strip();
  }

  private static String quoted(String clause) {
    return "\"" + clause + "\"";
  }
}
