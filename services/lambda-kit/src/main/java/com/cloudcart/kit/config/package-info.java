/** A function's settings, read once by its wiring and nowhere else. */
@NullMarked
package com.cloudcart.kit.config;

import org.jspecify.annotations.NullMarked;
