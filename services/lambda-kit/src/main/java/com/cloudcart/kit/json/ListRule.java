package com.cloudcart.kit.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ListRule<T>(Rule<T> element, int minItems, int maxItems) implements Rule<List<T>> {
  @Override
  public @Nullable List<T> read(Object value, String path, Reading reading) {
    if (!(value instanceof List<?> list)) {
      reading.violation(path, "must be an array");
      return null;
    }
    if (list.size() < minItems || list.size() > maxItems) {
      reading.outOfBounds(path, "must have " + minItems + " to " + maxItems + " items");
      if (reading.isBounded()) {
        // One violation, not one for each of its elements.
        return null;
      }
    }
    List<T> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      T read = element.read(list.get(i), path + "[" + i + "]", reading);
      if (read != null) {
        elements.add(read);
      }
    }
    return elements;
  }
}
