package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.Offer;
import com.cloudcart.catalog.domain.Presentation;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Revision;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.domain.Title;
import com.cloudcart.kit.aws.Attributes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product as an item of the products table. {@code lastChange} is the one attribute that is no
 * part of the product: it names the last change made without a reservation.
 */
final class ProductItem {
  static final String PRODUCT_ID = "productId";
  static final String STOCK = "stock";
  static final String UPDATED_AT = "updatedAt";
  static final String LAST_CHANGE = "lastChange";

  private static final String TITLE = "title";
  private static final String PRICE = "price";
  private static final String CATEGORY = "category";
  private static final String IMAGE_URL = "imageUrl";
  private static final String DESCRIPTION = "description";
  private static final String CREATED_AT = "createdAt";

  private ProductItem() {}

  static Map<String, AttributeValue> key(ProductId id) {
    return Map.of(PRODUCT_ID, Attributes.text(id.value()));
  }

  static Map<String, AttributeValue> write(Product product) {
    Map<String, AttributeValue> item = new HashMap<>(key(product.id()));
    item.put(TITLE, Attributes.text(product.offer().title().value()));
    item.put(PRICE, Attributes.number(product.offer().price().amount()));
    item.put(STOCK, Attributes.number(product.stock().value()));
    item.put(CREATED_AT, Attributes.time(product.revision().createdAt()));
    item.put(UPDATED_AT, Attributes.time(product.revision().updatedAt()));
    Presentation presentation = product.offer().presentation();
    putIfThere(item, CATEGORY, presentation.category());
    putIfThere(item, IMAGE_URL, presentation.imageUrl());
    putIfThere(item, DESCRIPTION, presentation.description());
    return item;
  }

  static Product read(Map<String, AttributeValue> item) {
    Title title = new Title(Attributes.get(item, TITLE).s());
    Money price = new Money(new BigDecimal(Attributes.get(item, PRICE).n()));
    Presentation presentation =
        new Presentation(
            textIfThere(item, CATEGORY),
            textIfThere(item, IMAGE_URL),
            textIfThere(item, DESCRIPTION));
    return new Product(
        id(item),
        new Offer(title, price, presentation),
        new Stock(Integer.parseInt(Attributes.get(item, STOCK).n())),
        new Revision(
            Instant.parse(Attributes.get(item, CREATED_AT).s()),
            Instant.parse(Attributes.get(item, UPDATED_AT).s())));
  }

  static ProductId id(Map<String, AttributeValue> item) {
    return new ProductId(Attributes.get(item, PRODUCT_ID).s());
  }

  private static void putIfThere(
      Map<String, AttributeValue> item, String name, @Nullable String value) {
    if (value != null) {
      item.put(name, Attributes.text(value));
    }
  }

  private static @Nullable String textIfThere(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
