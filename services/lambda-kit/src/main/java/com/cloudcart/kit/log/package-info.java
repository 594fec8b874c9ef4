/**
 * The JSON log and the correlation of one unit of work; nothing here knows what is being logged.
 */
@NullMarked
package com.cloudcart.kit.log;

import org.jspecify.annotations.NullMarked;
