package com.cloudcart.kit.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object that is being read. Each method returns null after reporting a violation.
 */
public final class JsonObject {
  private final Map<String, Object> fields;
  private final String path;
  private final Reading reading;

  JsonObject(Map<String, Object> fields, String path, Reading reading) {
    this.fields = fields;
    this.path = path;
    this.reading = reading;
  }

  public <T> @Nullable T required(String name, Rule<T> rule) {
    if (!fields.containsKey(name)) {
      reading.violation(at(name), "is required");
      return null;
    }
    return optional(name, rule);
  }

  /** Null also when the field is absent. */
  public <T> @Nullable T optional(String name, Rule<T> rule) {
    Object value = fields.get(name);
    return value == null ? null : rule.read(value, at(name), reading);
  }

  /** A field whose schema has one value only. */
  public void constant(String name, String expected) {
    if (!expected.equals(fields.get(name))) {
      reading.violation(at(name), "must be \"" + expected + "\"");
    }
  }

  /** For a schema without additional properties. */
  public void only(Set<String> names) {
    for (String name : fields.keySet()) {
      if (!names.contains(name)) {
        reading.outOfBounds(isPlain(name) ? at(name) : path, "is not a field of this object");
      }
    }
  }

  /**
   * Which variant of a union this is, told by the one field of {@code names} that it has; empty
   * after reporting that there is none, or more than one.
   */
  public String variantByField(String... names) {
    List<String> present = new ArrayList<>();
    for (String name : names) {
      if (fields.containsKey(name)) {
        present.add(name);
      }
    }
    if (present.size() != 1) {
      reading.violation(path, "must have exactly one of " + String.join(", ", names));
      return "";
    }
    return present.get(0);
  }

  /**
   * Which variant of a union this is, told by the value of a field; empty when that is not a text.
   */
  public String variantByValue(String name) {
    return fields.get(name) instanceof String value ? value : "";
  }

  /** Reports that no variant of a union fits. */
  public void noVariant(String name) {
    reading.violation(at(name), "is none of the known values");
  }

  /** Whether nothing is wrong so far, so that the object may be built. */
  public boolean isClean() {
    return reading.isClean();
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  // A caller's own name is repeated to the caller only if it can be nothing but a name.
  private static boolean isPlain(String name) {
    return name.length() <= 64
        && name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }
}
