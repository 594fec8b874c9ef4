package com.cloudcart.contracttests.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The URLs of the three APIs, from the storefront's settings file. */
public record Addresses(String catalog, String cart, String orders) {

  public static Addresses of(Path storefrontEnvironment) {
    Properties variables = new Properties();
    try {
      variables.load(Files.newBufferedReader(storefrontEnvironment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Addresses(
        variables.getProperty("NEXT_PUBLIC_CATALOG_API_URL"),
        variables.getProperty("NEXT_PUBLIC_CART_API_URL"),
        variables.getProperty("NEXT_PUBLIC_ORDERS_API_URL"));
  }
}
