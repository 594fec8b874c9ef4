package com.cloudcart.kit.test;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A CloudFormation template as far as tests need it: resources by type, with {@code !Ref} and
 * {@code !Sub} of parameters resolved. Other intrinsic functions are left as text.
 */
final class CfnTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  private final Map<String, Object> template;

  private CfnTemplate(Map<String, Object> template) {
    this.template = template;
  }

  static CfnTemplate read(Path file) {
    try (Reader yaml = Files.newBufferedReader(file)) {
      return parse(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("no template " + file, e);
    }
  }

  static CfnTemplate parse(String yaml) {
    return parse(new StringReader(yaml));
  }

  private static CfnTemplate parse(Reader yaml) {
    return new CfnTemplate(object(new Yaml(new Intrinsics()).load(yaml)));
  }

  /**
   * The properties of all resources of a type, by logical id.
   *
   * @param given parameters; others have the template's default
   */
  Map<String, Map<String, Object>> resources(String type, Map<String, Object> given) {
    Map<String, Object> parameters = defaults();
    parameters.putAll(given);
    var found = new LinkedHashMap<String, Map<String, Object>>();
    object(template.getOrDefault("Resources", Map.of()))
        .forEach((logicalId, resource) -> {
          if (resource instanceof Map<?, ?> map && type.equals(map.get("Type"))) {
            found.put(
                logicalId,
                object(resolve(object(resource).getOrDefault("Properties", Map.of()), parameters)));
          }
        });
    return found;
  }

  private Map<String, Object> defaults() {
    var defaults = new HashMap<String, Object>();
    if (template.get("Parameters") instanceof Map<?, ?> declared) {
      object(declared)
          .forEach((name, parameter) ->
              defaults.put(name, object(parameter).getOrDefault("Default", "")));
    }
    return defaults;
  }

  private static Object resolve(Object value, Map<String, Object> parameters) {
    return switch (value) {
      case Intrinsic intrinsic -> intrinsic.resolve(parameters);
      case List<?> list -> list.stream().map(each -> resolve(each, parameters)).toList();
      case Map<?, ?> map -> {
        var resolved = new LinkedHashMap<String, Object>();
        map.forEach((key, each) -> resolved.put((String) key, resolve(each, parameters)));
        yield resolved;
      }
      default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private record Intrinsic(String function, String argument) {
    Object resolve(Map<String, Object> parameters) {
      return switch (function) {
        case "!Ref" -> parameters.getOrDefault(argument, argument);
        case "!Sub" ->
            PLACEHOLDER
                .matcher(argument)
                .replaceAll(hit -> String.valueOf(parameters.getOrDefault(hit.group(1), "")));
        default -> argument;
      };
    }
  }

  /** Reads every tag that starts with an exclamation mark as an intrinsic function. */
  private static final class Intrinsics extends SafeConstructor {
    Intrinsics() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return new Intrinsic(
                  node.getTag().getValue(),
                  node instanceof ScalarNode scalar ? scalar.getValue() : "");
            }
          });
    }
  }
}
