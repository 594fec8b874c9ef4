package com.cloudcart.contracttests.pact;

/** What a pact may ask a provider to be in; the provider has one method for each. */
public final class States {

  /** Parameters: productId, price, stock. */
  public static final String PRODUCT_IN_STOCK = "a product is in stock";

  /** Parameters: productId, price, stock (what is left), reservationId, quantity. */
  public static final String RESERVATION_HELD = "a reservation is held";

  /** Parameters: productId, price, stock, reservationId, quantity. */
  public static final String RESERVATION_RELEASED = "a reservation was released";

  /** Parameters: productId. */
  public static final String NO_SUCH_PRODUCT = "a product does not exist";

  /** Parameters: all fields that the product has. */
  public static final String PRODUCT = "a product";

  public static final String NO_PRODUCTS = "no products";

  public static final String MORE_THAN_A_PAGE = "more than 2 products";

  /** Parameters: the fields of the cart item. */
  public static final String CART_WITH_A_LINE = "a cart with one line";

  /** Parameters: userId. */
  public static final String EMPTY_CART = "an empty cart";

  /** Parameters: userId. The cart has 50 products, none of them one that an interaction adds. */
  public static final String FULL_CART = "a full cart";

  /** Parameters: orderId, userId, status, productId, quantity, price, totalAmount. */
  public static final String ORDER = "an order";

  public static final String NO_ORDERS = "no orders";

  /** Parameters: the fields of the product. */
  public static final String PRODUCT_IN_CATALOG = "a product in the catalog";

  public static final String NO_PRODUCTS_IN_CATALOG = "no products in the catalog";

  /** Parameters: key, orderId, userId, items. */
  public static final String PLACED_WITH_KEY = "an order placed with this key";

  /** Parameters: key, userId, items. */
  public static final String RUNNING_WITH_KEY = "a request with this key is running";

  /** Parameters: key, userId. */
  public static final String KEY_USED_BY_ANOTHER = "another order placed with this key";

  public static final String CATALOG_AWAY = "the catalog is away";

  /** Parameters: productId, quantity, price, totalAmount. */
  public static final String ORDER_IS_PLACED = "an order is placed";

  /** Parameters: productId, quantity, price, totalAmount. */
  public static final String ORDER_IS_PAID = "an order is paid";

  private States() {}
}
