package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.mutation.CodeEdits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shop's classes once more, one of them with a planted bug. Libraries are shared with the rest
 * of the process.
 */
final class PlantedClasses extends ClassLoader {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final Path classes;

  private PlantedClasses(Path classes, ClassLoader libraries) {
    super(libraries);
    this.classes = classes;
  }

  /**
   * Compiles the class with the bug.
   *
   * @param folder an empty folder for it
   */
  static PlantedClasses of(PlantedBug bug, Path folder) {
    Path classes = folder.resolve("classes");
    String classPath = System.getProperty("java.class.path");
    CodeEdits.compile(ROOT.resolve(bug.file()), bug.edits(), classPath, classes);
    return new PlantedClasses(classes, PlantedClasses.class.getClassLoader());
  }

  /** As {@link BugHunt#seedsNeeded}, in these classes. */
  String hunt(int mostSeeds) {
    try {
      return (String)
          loadClass(BugHunt.class.getName())
              .getMethod("seedsNeeded", int.class)
              .invoke(null, mostSeeds);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the hunt failed", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("com.cloudcart.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = open(file)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private InputStream open(String file) throws IOException, ClassNotFoundException {
    Path planted = classes.resolve(file);
    InputStream in =
        Files.exists(planted)
            ? Files.newInputStream(planted)
            : getParent().getResourceAsStream(file);
    if (in == null) {
      throw new ClassNotFoundException(file);
    }
    return in;
  }
}
