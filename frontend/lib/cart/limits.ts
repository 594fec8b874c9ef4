/** The cart service's limits; the API answers 409 to a product or a quantity above them. */
export const MAX_PRODUCTS = 50;
export const MAX_QUANTITY = 1_000_000;
