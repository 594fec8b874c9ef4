package com.cloudcart.contracttests.pact;

/** What a pact may ask a provider to be in; the provider has one method for each. */
public final class States {

  /** Parameters: productId, price, stock. */
  public static final String PRODUCT_IN_STOCK = "a product is in stock";

  /** Parameters: productId, price, stock (what is left), reservationId, quantity. */
  public static final String RESERVATION_HELD = "a reservation is held";

  /** Parameters: productId, price, stock, reservationId, quantity. */
  public static final String RESERVATION_RELEASED = "a reservation was released";

  /** Parameters: productId, price, stock, reservationId, quantity. The API released it. */
  public static final String RELEASED_FIRST = "a reservation was released before it was made";

  /** Parameters: productId, price, stock (what is left), reservationId, quantity. */
  public static final String RESERVED = "a reservation was made";

  /** Parameters: productId. */
  public static final String NO_SUCH_PRODUCT = "a product does not exist";

  /** Parameters: products, each with all fields that it has but its times. */
  public static final String PRODUCTS = "products";

  /**
   * Parameters: two products. Values: nextKey, the key of the page after the first product, and
   * following, the id of the other product.
   */
  public static final String FIRST_PAGE_READ = "the first page of products was read";

  /** Parameters: products, each with the fields of a new product. The API created them. */
  public static final String CREATED = "products that were created";

  public static final String NO_PRODUCTS = "no products";

  /** Every call of the provider's store is answered as DynamoDB answers when it throttles. */
  public static final String THROTTLED = "the store is throttled";

  /** Parameters: the fields of the cart item. */
  public static final String CART_WITH_A_LINE = "a cart with one line";

  /** Parameters: userId, lines (each with its fields), in the order in which they are added. */
  public static final String CART = "a cart";

  /** Parameters: those of {@link #CART}, productId (the one that the API removes). */
  public static final String LINE_REMOVED = "a cart from which a line was removed";

  /** Parameters: those of {@link #CART}, productId, quantity (what the API changes it to). */
  public static final String QUANTITY_CHANGED = "a cart with a changed quantity";

  /** Parameters: those of {@link #CART}. The API emptied it. */
  public static final String EMPTIED = "a cart that was emptied";

  /** Parameters: userId. */
  public static final String EMPTY_CART = "an empty cart";

  /** Parameters: userId. The cart has 50 products, none of them one that an interaction adds. */
  public static final String FULL_CART = "a full cart";

  /**
   * Parameters: orderId, userId, status, items, totalAmount, and each other field that the order
   * has. Older pacts have productId, quantity and price in place of the items.
   */
  public static final String ORDER = "an order";

  /** Parameters: orders, each with the parameters of {@link #ORDER}. */
  public static final String ORDERS = "orders";

  /** Parameters: those of {@link #ORDERS}, userId. Value: nextKey, after the newest order. */
  public static final String FIRST_ORDERS_READ = "the first page of orders was read";

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

  /**
   * Parameters: userId, correlationId, items, totalAmount. Older pacts have productId, quantity and
   * price in place of the items.
   */
  public static final String ORDER_IS_PLACED = "an order is placed";

  /** Parameters: those of {@link #ORDER_IS_PLACED}, orderId. Its event is sent twice. */
  public static final String ORDER_IS_OVERDUE = "an order is overdue";

  /** Parameters: those of {@link #ORDER_IS_PLACED}, orderId. Its event is sent twice. */
  public static final String ORDER_IS_PAID = "an order is paid";

  private States() {}
}
