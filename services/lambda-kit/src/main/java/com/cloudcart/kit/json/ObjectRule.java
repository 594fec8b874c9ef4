package com.cloudcart.kit.json;

import org.jspecify.annotations.Nullable;

/** The rule of an object schema; a generated model says in {@link #fields} what it consists of. */
public abstract class ObjectRule<T> implements Rule<T> {
  @Override
  public final @Nullable T read(Object value, String path, Reading reading) {
    if (!(value instanceof JsonFields object)) {
      reading.violation(path, "must be an object");
      return null;
    }
    return fields(new JsonObject(object.byName(), path, reading));
  }

  /** The object, or null after telling what is wrong with its fields. */
  public abstract @Nullable T fields(JsonObject in);
}
