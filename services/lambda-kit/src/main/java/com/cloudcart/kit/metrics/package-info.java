/** Metrics in CloudWatch's embedded format; names and namespaces belong to the services. */
@NullMarked
package com.cloudcart.kit.metrics;

import org.jspecify.annotations.NullMarked;
