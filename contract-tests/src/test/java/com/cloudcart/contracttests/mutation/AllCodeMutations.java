package com.cloudcart.contracttests.mutation;

import java.util.List;

/**
 * The mutations that a normal build does not run; the profile {@code mutations} runs them, with
 * {@link CodeMutationsIT}. The property {@code mutation} is a regular expression for their names.
 */
class AllCodeMutations extends CodeMutations {

  @Override
  List<Mutation> mutations() {
    String names = System.getProperty("mutation", ".*");
    return Mutation.table("code.yaml").stream()
        .filter(one -> !one.inEveryBuild() && one.name().matches(names))
        .toList();
  }
}
