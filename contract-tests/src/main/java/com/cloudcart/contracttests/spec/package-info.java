/**
 * Reads the OpenAPI documents and event schemas, compares them with the last release, and validates
 * pacts against them. It only reads files; the gate decides about a deployment.
 */
@NullMarked
package com.cloudcart.contracttests.spec;

import org.jspecify.annotations.NullMarked;
