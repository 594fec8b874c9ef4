package com.cloudcart.audit.domain;

/** The id of a product as it is stored, in any form. */
public record ProductId(String value) {}
