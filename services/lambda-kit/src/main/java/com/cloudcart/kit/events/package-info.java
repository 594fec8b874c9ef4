/**
 * Messages in and out of SQS: batches with partial failures, contracts held on both sides. Knows no
 * event.
 */
@NullMarked
package com.cloudcart.kit.events;

import org.jspecify.annotations.NullMarked;
