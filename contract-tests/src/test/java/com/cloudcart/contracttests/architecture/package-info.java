/** The rules of the house, read from the compiled services and from their sources. */
@NullMarked
package com.cloudcart.contracttests.architecture;

import org.jspecify.annotations.NullMarked;
