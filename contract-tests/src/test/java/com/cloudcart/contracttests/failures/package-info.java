/** Tests the error responses of each operation. */
@NullMarked
package com.cloudcart.contracttests.failures;

import org.jspecify.annotations.NullMarked;
