package com.cloudcart.catalog.domain;

/**
 * What is offered for sale and at which price; the part of a product that stock does not change.
 */
public record Offer(Title title, Money price, Presentation presentation) {}
