/**
 * What the shop promises, over HTTP on LocalStack. Here lives no detail of how it is started,
 * broken or looked into: that is {@code cloud}.
 */
@NullMarked
package com.cloudcart.contracttests.endtoend;

import org.jspecify.annotations.NullMarked;
