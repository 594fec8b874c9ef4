/** What payment does, without technology: one class per use case. */
@NullMarked
package com.cloudcart.payment.usecase;

import org.jspecify.annotations.NullMarked;
