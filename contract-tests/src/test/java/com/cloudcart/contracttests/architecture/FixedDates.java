package com.cloudcart.contracttests.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds fixed dates in the test sources whose data can reach a store. A store deletes by the
 * machine's clock what has expired, so such a test fails once its date is old enough.
 *
 * <p>A source is covered when it uses a store's fixture, directly or through others, or when such a
 * source uses it: the test of an adapter, the suite that the adapter passes, and the object mother
 * of that suite.
 */
final class FixedDates extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> STORES =
      Set.of(
          "com.cloudcart.kit.test.LocalDynamo",
          "com.cloudcart.kit.test.LocalSqs",
          "com.cloudcart.kit.test.LocalStackProcess");

  /**
   * A date, or a time between 2017 and 2039 as seconds or milliseconds since 1970. AWS names the
   * versions of its APIs by dates, in paths.
   */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9/])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|^(1[5-9]|2[01])[0-9]{8}([0-9]{3})?$");

  private static final Set<String> CONSTANTS =
      Set.of("Instant.EPOCH", "Instant.MIN", "Instant.MAX");

  private static final Pattern TOP_LEVEL_TYPE = Pattern.compile("([a-z0-9]+[.])+[A-Z][A-Za-z0-9]*");

  private final Map<String, String> imported = new HashMap<>();
  private final String packageName;
  private final Set<String> names = new HashSet<>();
  private final Set<String> dates = new TreeSet<>();

  private FixedDates(CompilationUnitTree unit) {
    packageName = String.valueOf(unit.getPackageName());
    scan(unit, null);
  }

  /** Each as the type and the date. */
  static Set<String> in(List<Path> testSources) {
    Map<String, FixedDates> sources = new HashMap<>();
    for (CompilationUnitTree unit : ParsedSources.of(testSources).units()) {
      sources.put(typeOf(unit), new FixedDates(unit));
    }
    Set<String> found = new TreeSet<>();
    for (String covered : covered(sources)) {
      FixedDates source = sources.get(covered);
      if (source != null) {
        source.dates.forEach(date -> found.add(covered + ": " + date));
      }
    }
    return found;
  }

  private static Set<String> covered(Map<String, FixedDates> sources) {
    Set<String> covered = new TreeSet<>();
    for (String type : sources.keySet()) {
      Set<String> reached = reachedFrom(type, sources);
      if (!Collections.disjoint(reached, STORES)) {
        covered.addAll(reached);
      }
    }
    return covered;
  }

  private static Set<String> reachedFrom(String type, Map<String, FixedDates> sources) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(type));
    while (!next.isEmpty()) {
      String name = next.remove();
      FixedDates source = sources.get(name);
      if (reached.add(name) && source != null) {
        source.uses().forEach(next::add);
      }
    }
    return reached;
  }

  private static String typeOf(CompilationUnitTree unit) {
    String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    return unit.getPackageName() + "." + file.replace(".java", "");
  }

  /** The types that it names, of its own package or imported. */
  private Stream<String> uses() {
    return names.stream().map(name -> imported.getOrDefault(name, packageName + "." + name));
  }

  @Override
  public @Nullable Void visitImport(ImportTree node, @Nullable Void unused) {
    String imports = node.getQualifiedIdentifier().toString();
    imported.put(imports.substring(imports.lastIndexOf('.') + 1), topLevelType(imports));
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
    names.add(node.getName().toString());
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
    if (CONSTANTS.contains(node.toString())) {
      dates.add(node.toString());
    }
    return super.visitMemberSelect(node, null);
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void unused) {
    DATE.matcher(String.valueOf(node.getValue()))
        .results()
        .forEach(date -> dates.add(date.group()));
    return null;
  }

  /** Of the name of a type in a type, or of a member. */
  private static String topLevelType(String name) {
    Matcher type = TOP_LEVEL_TYPE.matcher(name);
    return type.lookingAt() ? type.group() : name;
  }
}
