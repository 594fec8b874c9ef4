/** What shipment does: one class a use case, no technology. */
@NullMarked
package com.cloudcart.shipment.usecase;

import org.jspecify.annotations.NullMarked;
