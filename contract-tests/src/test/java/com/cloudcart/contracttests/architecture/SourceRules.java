package com.cloudcart.contracttests.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Reads sources with the compiler's own parser and lists what a reader would trip over. */
final class SourceRules extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final int LONGEST_CLASS = 250;
  private static final int LONGEST_FUNCTION = 40;
  private static final int MOST_PARAMETERS = 4;
  private static final Set<String> WIDE_NETS = Set.of("Exception", "Throwable", "RuntimeException");
  private static final Set<String> EMPTY_WORDS =
      Set.of("Util", "Utils", "Helper", "Manager", "Common", "Base", "Impl", "Data");

  private final List<String> findings = new ArrayList<>();
  private final List<String> wideCatches = new ArrayList<>();
  private final SourcePositions positions;
  private final CompilationUnitTree unit;
  private String type = "";

  private SourceRules(SourcePositions positions, CompilationUnitTree unit) {
    this.positions = positions;
    this.unit = unit;
  }

  /** What the rules found in some sources. */
  record Findings(List<String> violations, List<String> wideCatches) {}

  static Findings in(List<Path> sources) {
    ParsedSources parsed = ParsedSources.of(sources);
    List<String> violations = new ArrayList<>();
    List<String> wideCatches = new ArrayList<>();
    for (CompilationUnitTree unit : parsed.units()) {
      SourceRules rules = new SourceRules(parsed.positions(), unit);
      rules.scan(unit, null);
      violations.addAll(rules.findings);
      wideCatches.addAll(rules.wideCatches);
    }
    return new Findings(violations, wideCatches);
  }

  @Override
  public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
    String outerType = type;
    if (!node.getSimpleName().isEmpty()) {
      type = node.getSimpleName().toString();
      check(lines(node) <= LONGEST_CLASS, "has " + lines(node) + " lines");
      EMPTY_WORDS.stream()
          .filter(type::endsWith)
          .forEach(word -> check(false, "is named " + word + ", which says nothing"));
    }
    super.visitClass(node, null);
    type = outerType;
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree node, @Nullable Void unused) {
    String name = node.getName() + "()";
    check(lines(node) <= LONGEST_FUNCTION, name + " has " + lines(node) + " lines");
    boolean constructor = node.getReturnType() == null;
    // The parameters of an overriding method are those of its interface, which may be generated.
    if (!constructor && !overrides(node)) {
      checkParameters(name, node.getParameters());
    }
    // Within a class the caller stands beside the method; elsewhere a bare "true" says nothing.
    if (!constructor && !node.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
      checkFlags(name, node.getParameters());
    }
    return super.visitMethod(node, null);
  }

  private static boolean overrides(MethodTree node) {
    return node.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private void checkParameters(String name, List<? extends VariableTree> parameters) {
    check(parameters.size() <= MOST_PARAMETERS, name + " has " + parameters.size() + " parameters");
  }

  private void checkFlags(String name, List<? extends VariableTree> parameters) {
    parameters.stream()
        .filter(parameter -> "boolean".equals(String.valueOf(parameter.getType())))
        .forEach(parameter -> check(false, name + " has a boolean parameter"));
  }

  @Override
  public @Nullable Void visitCatch(CatchTree node, @Nullable Void unused) {
    if (WIDE_NETS.contains(String.valueOf(node.getParameter().getType()))) {
      wideCatches.add(place());
    }
    return super.visitCatch(node, null);
  }

  private long lines(Tree node) {
    long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
    long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, node));
    return last - first + 1;
  }

  private void check(boolean holds, String finding) {
    if (!holds) {
      findings.add(place() + " " + finding);
    }
  }

  private String place() {
    return unit.getPackageName() + "." + type;
  }
}
