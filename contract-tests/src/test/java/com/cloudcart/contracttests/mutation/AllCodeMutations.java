package com.cloudcart.contracttests.mutation;

import java.util.List;

/** The whole table; run by the profile {@code mutations}. */
class AllCodeMutations extends CodeMutations {

  @Override
  List<Mutation> mutations() {
    return Mutation.table("code.yaml");
  }
}
