/** What a function does before Lambda SnapStart stores its process. */
@NullMarked
package com.cloudcart.kit.snapshot;

import org.jspecify.annotations.NullMarked;
