package com.cloudcart.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.StockAttempt.Done;
import com.cloudcart.catalog.port.StockAttempt.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Inventory} keeps to. */
public interface InventorySuite {
  Instant LATER = ProductMother.LATER;

  Products products();

  Inventory inventory();

  @Test
  default void setting_changes_stock_and_time_and_nothing_else() {
    Product mug = added(ProductMother.mug(40));
    assertThat(inventory().set(mug.id(), new Stock(7), LATER))
        .isEqualTo(new Done(mug.with(new Stock(7), LATER)));
    assertThat(products().find(mug.id())).contains(mug.with(new Stock(7), LATER));
  }

  @Test
  default void a_stock_can_be_set_again_after_it_was_set() {
    Product mug = added(ProductMother.mug(40));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    inventory().set(mug.id(), new Stock(7), now);

    assertThat(inventory().set(mug.id(), new Stock(8), now))
        .isEqualTo(new Done(mug.with(new Stock(8), now)));
  }

  @Test
  default void taking_takes_out_of_the_stock() {
    Product mug = added(ProductMother.mug(40));
    assertThat(inventory().take(mug.id(), new Quantity(2), LATER))
        .isEqualTo(new Done(mug.with(new Stock(38), LATER)));
  }

  @Test
  default void all_of_the_stock_can_be_taken_and_no_more() {
    Product mug = added(ProductMother.mug(2));
    inventory().take(mug.id(), new Quantity(2), LATER);

    Product empty = mug.with(new Stock(0), LATER);
    assertThat(inventory().take(mug.id(), new Quantity(1), LATER.plusSeconds(1)))
        .isEqualTo(new Refused(empty, null));
    assertThat(products().find(mug.id())).contains(empty);
  }

  @Test
  default void putting_back_adds_to_the_stock_at_each_call() {
    Product mug = added(ProductMother.mug(1));
    inventory().putBack(mug.id(), new Quantity(2), LATER);
    assertThat(inventory().putBack(mug.id(), new Quantity(2), LATER))
        .isEqualTo(new Done(mug.with(new Stock(5), LATER)));
  }

  @Test
  default void what_does_not_fit_is_not_put_back() {
    Product mug = added(ProductMother.mug(Stock.MAX - 1));
    assertThat(inventory().putBack(mug.id(), new Quantity(2), LATER))
        .isEqualTo(new Refused(mug, null));
    assertThat(products().find(mug.id())).contains(mug);
  }

  @Test
  default void what_makes_the_stock_just_full_is_put_back() {
    Product mug = added(ProductMother.mug(Stock.MAX - 2));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    assertThat(inventory().putBack(mug.id(), new Quantity(2), now))
        .isEqualTo(new Done(mug.with(new Stock(Stock.MAX), now)));
  }

  @Test
  default void an_unknown_product_is_refused_and_not_created() {
    ProductId unknown = ProductMother.newId();
    assertThat(inventory().set(unknown, new Stock(1), LATER)).isEqualTo(new Refused(null, null));
    assertThat(inventory().take(unknown, new Quantity(1), LATER))
        .isEqualTo(new Refused(null, null));
    assertThat(inventory().putBack(unknown, new Quantity(1), LATER))
        .isEqualTo(new Refused(null, null));
    assertThat(products().find(unknown)).isEmpty();
  }

  @Test
  default void a_hundred_takers_of_forty_pieces_get_exactly_forty() {
    Product mug = added(ProductMother.mug(40));

    long taken =
        Crowd.each(
                IntStream.range(0, 100).boxed().toList(),
                i -> inventory().take(mug.id(), new Quantity(1), LATER))
            .stream()
            .filter(Done.class::isInstance)
            .count();

    assertThat(taken).isEqualTo(40);
    assertThat(products().find(mug.id()).orElseThrow().stock()).isEqualTo(new Stock(0));
  }

  private Product added(Product product) {
    products().add(product);
    return product;
  }
}
