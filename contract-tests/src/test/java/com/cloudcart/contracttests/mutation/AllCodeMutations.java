package com.cloudcart.contracttests.mutation;

import java.util.List;

/**
 * The mutations that a normal build does not run; the profile {@code mutations} runs them, with
 * {@link CodeMutationsIT}.
 */
class AllCodeMutations extends CodeMutations {

  @Override
  List<Mutation> mutations() {
    return Mutation.table("code.yaml").stream().filter(one -> !one.inEveryBuild()).toList();
  }
}
