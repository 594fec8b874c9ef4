/** What the audit needs from the tables, in terms of its domain. */
@NullMarked
package com.cloudcart.audit.port;

import org.jspecify.annotations.NullMarked;
