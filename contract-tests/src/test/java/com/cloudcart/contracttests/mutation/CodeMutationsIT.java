package com.cloudcart.contracttests.mutation;

import java.util.List;

/**
 * The part of the table that every build tries: no change at all, one that breaks, one that does
 * not.
 */
class CodeMutationsIT extends CodeMutations {

  @Override
  List<Mutation> mutations() {
    return Mutation.table("code.yaml").stream().filter(Mutation::inEveryBuild).toList();
  }
}
