/** What every operation answers when it cannot do its work, or is asked for what it never does. */
@NullMarked
package com.cloudcart.contracttests.failures;

import org.jspecify.annotations.NullMarked;
