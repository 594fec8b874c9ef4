/**
 * The AWS clients as every function wants them, and how items are written; no calls are made here.
 */
@NullMarked
package com.cloudcart.kit.aws;

import org.jspecify.annotations.NullMarked;
