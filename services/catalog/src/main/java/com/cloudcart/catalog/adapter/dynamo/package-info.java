/** The ports on DynamoDB; no business decision. */
@NullMarked
package com.cloudcart.catalog.adapter.dynamo;

import org.jspecify.annotations.NullMarked;
