/**
 * The shop on a LocalStack of the tests' own: started by the launcher, deployed by the very script
 * that users run. Here lives what starts, breaks and looks into it; no expectation does.
 */
@NullMarked
package com.cloudcart.contracttests.cloud;

import org.jspecify.annotations.NullMarked;
