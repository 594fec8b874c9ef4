package com.cloudcart.kit.json;

import java.io.IOException;

/** What knows how it looks in JSON. */
public interface JsonWritable {
  void write(JsonWriter out) throws IOException;
}
