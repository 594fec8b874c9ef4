/** The function's entry point and its wiring; no rule is checked here. */
@NullMarked
package com.cloudcart.audit.lambda;

import org.jspecify.annotations.NullMarked;
