package com.cloudcart.catalog.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Revision;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Products.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProductUseCasesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final InMemoryCatalog catalog = new InMemoryCatalog();

  @Test
  void a_created_product_has_a_new_id_and_is_kept() {
    ProductId fresh = ProductMother.newId();
    CreateProduct createProduct = new CreateProduct(catalog, () -> fresh, CLOCK);

    Product created =
        createProduct.handle(new CreateProduct.Command(ProductMother.mugOffer(), new Stock(40)));

    assertThat(created)
        .isEqualTo(
            new Product(fresh, ProductMother.mugOffer(), new Stock(40), Revision.first(NOW)));
    assertThat(new FindProduct(catalog).handle(fresh))
        .isEqualTo(new FindProduct.Result.Found(created));
  }

  @Test
  void an_unknown_product_is_not_found() {
    ProductId unknown = ProductMother.newId();
    assertThat(new FindProduct(catalog).handle(unknown))
        .isEqualTo(new FindProduct.Result.UnknownProduct(unknown));
  }

  @Test
  void products_are_listed() {
    Product mug = ProductMother.mug(1);
    catalog.add(mug);
    assertThat(new ListProducts(catalog).handle(PageRequest.first(20)).products())
        .containsExactly(mug);
  }

  @Test
  void setting_the_stock_leaves_reservations_as_they_are() {
    Product mug = ProductMother.mug(5);
    catalog.add(mug);
    CatalogActions actions = new CatalogActions(catalog, catalog, CLOCK);
    actions.reserve(mug.id(), 2, "order-1");

    assertThat(actions.set(mug.id(), 10))
        .isEqualTo(new SetStock.Result.StockSet(mug.with(new Stock(10), NOW)));
    assertThat(actions.release(mug.id(), 2, "order-1"))
        .isEqualTo(new ReleaseStock.Result.Released(mug.with(new Stock(12), NOW)));
  }

  @Test
  void setting_the_stock_of_an_unknown_product_creates_none() {
    ProductId unknown = ProductMother.newId();
    CatalogActions actions = new CatalogActions(catalog, catalog, CLOCK);
    assertThat(actions.set(unknown, 10)).isEqualTo(new SetStock.Result.UnknownProduct(unknown));
    assertThat(catalog.find(unknown)).isEmpty();
  }
}
