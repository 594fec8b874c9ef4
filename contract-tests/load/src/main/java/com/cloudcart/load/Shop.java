package com.cloudcart.load;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The addresses of a deployed shop, and the API key of its orders. */
record Shop(String catalog, String cart, String orders, String apiKey) {

  /** Reads the storefront's settings, which the deployment writes. */
  static Shop of(Path environment) {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(environment)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + environment, e);
    }
    return new Shop(
        settings.getProperty("NEXT_PUBLIC_CATALOG_API_URL"),
        settings.getProperty("NEXT_PUBLIC_CART_API_URL"),
        settings.getProperty("NEXT_PUBLIC_ORDERS_API_URL"),
        settings.getProperty("CLOUDCART_API_KEY"));
  }
}
