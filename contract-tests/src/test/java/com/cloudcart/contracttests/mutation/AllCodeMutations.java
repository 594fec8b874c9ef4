package com.cloudcart.contracttests.mutation;

import java.util.List;

/**
 * What the builds leave out; run by the profile {@code mutations}, beside {@link CodeMutationsIT}.
 */
class AllCodeMutations extends CodeMutations {

  @Override
  List<Mutation> mutations() {
    return Mutation.table("code.yaml").stream().filter(one -> !one.inEveryBuild()).toList();
  }
}
