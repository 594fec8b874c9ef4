package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository in a folder of a test. */
record GitRepository(Path folder) {

  /** Initialises a repository with one commit of all files of the folder, on the branch main. */
  static GitRepository in(Path folder) {
    GitRepository repository = new GitRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.commit();
    return repository;
  }

  /** Commits all files; returns the first ten digits of the commit. */
  String commit() {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message=a change");
    return git("rev-parse", "HEAD").substring(0, 10);
  }

  /** Runs git, independently of the settings of the user. */
  String git(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=ann", "-c", "user.email=ann@example.com"));
    command.addAll(List.of("-c", "commit.gpgSign=false", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of(arguments));
    ProcessBuilder git = new ProcessBuilder(command).directory(folder.toFile());
    git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    ScriptResult result = ScriptResult.run(git);
    assertThat(result.exitCode()).as(result.text()).isZero();
    return result.text();
  }
}
