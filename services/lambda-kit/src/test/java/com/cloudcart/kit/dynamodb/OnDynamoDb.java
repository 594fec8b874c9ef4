package com.cloudcart.kit.dynamodb;

/** What every part of the suite needs. */
interface OnDynamoDb {
  /** The table of all tests; each takes keys that no other has. */
  TestTable table();
}
