/** What shipment does, without technology: one class per use case. */
@NullMarked
package com.cloudcart.shipment.usecase;

import org.jspecify.annotations.NullMarked;
