/** What every function shares; knows nothing of shops. */
@NullMarked
package com.cloudcart.kit;

import org.jspecify.annotations.NullMarked;
