/**
 * Turns the OpenAPI documents into code and gateway definitions. Runs in the build only, never in a
 * function.
 */
@NullMarked
package com.cloudcart.apispecs;

import org.jspecify.annotations.NullMarked;
