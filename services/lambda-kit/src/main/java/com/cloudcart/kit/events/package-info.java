/**
 * Events received from and sent to SQS queues. Both sides validate an event against its schema.
 * Knows no specific event.
 */
@NullMarked
package com.cloudcart.kit.events;

import org.jspecify.annotations.NullMarked;
