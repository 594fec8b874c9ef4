package com.cloudcart.audit.domain;

/** The id of an order as it is stored, in any form. */
public record OrderId(String value) {}
