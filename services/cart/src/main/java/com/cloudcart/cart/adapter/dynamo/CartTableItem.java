package com.cloudcart.cart.adapter.dynamo;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Money;
import com.cloudcart.cart.domain.ProductId;
import com.cloudcart.cart.domain.ProductSnapshot;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.Title;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.kit.aws.Attributes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A cart item as an item of the cart table. {@code lastAdd} is the one attribute that is no part of
 * it: it names the last addition.
 */
final class CartTableItem {
  static final String USER_ID = "userId";
  static final String PRODUCT_ID = "productId";
  static final String LAST_ADD = "lastAdd";

  private CartTableItem() {}

  static Map<String, AttributeValue> key(CartItemId id) {
    return Map.of(
        USER_ID, Attributes.text(id.userId().value()),
        PRODUCT_ID, Attributes.text(id.productId().value()));
  }

  static CartItem read(Map<String, AttributeValue> item) {
    AttributeValue imageUrl = item.get("imageUrl");
    ProductSnapshot snapshot =
        new ProductSnapshot(
            new Title(Attributes.get(item, "title").s()),
            new Money(new BigDecimal(Attributes.get(item, "price").n())),
            imageUrl == null ? null : imageUrl.s());
    CartItemId id =
        new CartItemId(
            new UserId(Attributes.get(item, USER_ID).s()),
            new ProductId(Attributes.get(item, PRODUCT_ID).s()));
    return new CartItem(
        id,
        snapshot,
        new Quantity(Integer.parseInt(Attributes.get(item, "quantity").n())),
        Instant.parse(Attributes.get(item, "addedAt").s()));
  }
}
