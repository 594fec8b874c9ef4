/**
 * What tests of all services share: a local DynamoDB with the tables as the templates define them.
 */
@NullMarked
package com.cloudcart.kit.test;

import org.jspecify.annotations.NullMarked;
