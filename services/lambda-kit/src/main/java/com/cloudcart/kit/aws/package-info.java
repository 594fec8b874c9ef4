/** The AWS clients as every function wants them; no calls are made here. */
@NullMarked
package com.cloudcart.kit.aws;

import org.jspecify.annotations.NullMarked;
