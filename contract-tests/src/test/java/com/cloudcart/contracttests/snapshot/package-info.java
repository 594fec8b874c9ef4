/** What SnapStart's hooks do to a function: what is loaded before its snapshot, and what is not. */
@NullMarked
package com.cloudcart.contracttests.snapshot;

import org.jspecify.annotations.NullMarked;
