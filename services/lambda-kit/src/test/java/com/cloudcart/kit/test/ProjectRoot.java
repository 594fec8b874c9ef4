package com.cloudcart.kit.test;

import java.nio.file.Path;

/** Finds files of the repository, from the module that a test runs in. */
public final class ProjectRoot {
  private ProjectRoot() {}

  /**
   * A path below the root of the repository, which Maven passes as {@code project.root}.
   *
   * @param relative for example {@code cfn/order.yaml}
   */
  public static Path path(String relative) {
    String root = System.getProperty("project.root");
    if (root == null) {
      throw new IllegalStateException(
          "run the test by Maven, or with -Dproject.root=<root of the repository>");
    }
    return Path.of(root, relative);
  }
}
