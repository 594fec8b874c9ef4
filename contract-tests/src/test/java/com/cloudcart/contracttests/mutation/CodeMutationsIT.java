package com.cloudcart.contracttests.mutation;

import java.util.List;

/** The code mutations of each build: without a change, breaking, and compatible. */
class CodeMutationsIT extends CodeMutations {

  @Override
  List<Mutation> mutations() {
    return Mutation.table("code.yaml").stream().filter(Mutation::inEveryBuild).toList();
  }
}
