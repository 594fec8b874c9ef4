/** What payment does: one class a use case, no technology. */
@NullMarked
package com.cloudcart.payment.usecase;

import org.jspecify.annotations.NullMarked;
