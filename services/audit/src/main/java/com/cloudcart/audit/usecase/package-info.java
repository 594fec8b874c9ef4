/** What the audit does, without technology. */
@NullMarked
package com.cloudcart.audit.usecase;

import org.jspecify.annotations.NullMarked;
