package com.cloudcart.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.port.Products.Page;
import com.cloudcart.catalog.port.Products.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Products} keeps to; other products may be there already. */
public interface ProductsSuite {
  Products products();

  @Test
  default void a_product_is_found_as_it_was_added() {
    Product mug = ProductMother.mug(40);
    products().add(mug);
    assertThat(products().find(mug.id())).contains(mug);
  }

  @Test
  default void a_product_without_pictures_and_words_is_found_without() {
    Product giftCard = ProductMother.giftCard(0);
    products().add(giftCard);
    assertThat(products().find(giftCard.id())).contains(giftCard);
  }

  @Test
  default void adding_twice_is_adding_once() {
    Product mug = ProductMother.mug(40);
    products().add(mug);
    products().add(mug);
    assertThat(all(100)).containsOnlyOnce(mug);
  }

  @Test
  default void an_unknown_product_is_not_found() {
    assertThat(products().find(ProductMother.newId())).isEmpty();
  }

  @Test
  default void following_the_pages_shows_each_product_once() {
    List<Product> added = IntStream.range(0, 23).mapToObj(ProductMother::mug).toList();
    added.forEach(products()::add);

    List<Product> seen = all(5);

    assertThat(seen).doesNotHaveDuplicates().containsAll(added);
  }

  @Test
  default void every_page_but_the_last_is_full_and_the_last_is_not_empty() {
    IntStream.range(0, 4).mapToObj(ProductMother::mug).forEach(products()::add);
    int total = all(100).size();

    Page first = products().list(PageRequest.first(total - 1));
    Page second = products().list(new PageRequest(total - 1, first.next()));
    Page whole = products().list(PageRequest.first(total));

    assertThat(first.products()).hasSize(total - 1);
    assertThat(second.products()).hasSize(1);
    assertThat(second.next()).isNull();
    assertThat(whole.products()).hasSize(total);
    assertThat(whole.next()).isNull();
  }

  @Test
  default void a_page_may_start_after_a_product_that_never_was() {
    products().add(ProductMother.mug(1));
    Page page = products().list(new PageRequest(100, new ProductId("~")));
    assertThat(page.products()).doesNotHaveDuplicates();
  }

  private List<Product> all(int pageSize) {
    List<Product> all = new ArrayList<>();
    Page page = products().list(PageRequest.first(pageSize));
    all.addAll(page.products());
    while (page.next() != null) {
      page = products().list(new PageRequest(pageSize, page.next()));
      all.addAll(page.products());
    }
    return all;
  }
}
