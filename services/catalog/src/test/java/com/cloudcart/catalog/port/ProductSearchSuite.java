package com.cloudcart.catalog.port;

import static com.cloudcart.catalog.port.ProductSearch.SortOrder.NEWEST;
import static com.cloudcart.catalog.port.ProductSearch.SortOrder.PRICE;
import static com.cloudcart.catalog.port.ProductSearch.SortOrder.PRICE_DESCENDING;
import static com.cloudcart.catalog.port.ProductSearch.SortOrder.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.Offer;
import com.cloudcart.catalog.domain.Presentation;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Revision;
import com.cloudcart.catalog.domain.SearchWords;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.domain.Title;
import com.cloudcart.catalog.port.ProductSearch.CategoryCount;
import com.cloudcart.catalog.port.ProductSearch.Filter;
import com.cloudcart.catalog.port.ProductSearch.Place;
import com.cloudcart.catalog.port.ProductSearch.Search;
import com.cloudcart.catalog.port.ProductSearch.SortOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ProductSearch} keeps to; it starts without products. */
public interface ProductSearchSuite {
  Products products();

  ProductSearch search();

  @ParameterizedTest
  @CsvSource({
    "lamp, 'Aurora table lamp'",
    "TABLE, 'Aurora table lamp'",
    "au, 'Aurora table lamp'",
    "lam aur, 'Aurora table lamp'",
    "creme, 'Crème brûlée bowl'",
    "CRÈME, 'Crème brûlée bowl'",
    "brulee, 'Crème brûlée bowl'",
    "SCHLOSSSTRASSE, 'Schloßstraße poster'",
    "schlossstraße poster, 'Schloßstraße poster'",
    "500, 'Kettle 500 ml'",
    "lam ho, 'Aurora table lamp'",
    "lam ouse, ''",
    "lampshade, ''",
    "lamps, ''",
    "able, ''",
    "strasse, ''",
    "'lamp kettle', ''"
  })
  default void a_product_is_found_by_the_start_of_all_words(String text, String title) {
    add("Aurora table lamp", "home", "89.50");
    add("Crème brûlée bowl", "kitchen", "12");
    add("Schloßstraße poster", null, "7");
    add("Kettle 500 ml", "kitchen", "40");

    assertThat(titles(find(text, null, TITLE)))
        .isEqualTo(title.isEmpty() ? List.of() : List.of(title));
  }

  @Test
  default void a_product_is_found_by_its_category() {
    add("Mug", "Kitchen & bath", "1");
    add("Lamp", "home", "1");
    add("Kitchen clock", "home", "1");

    assertThat(titles(find("kitchen", null, TITLE))).containsExactly("Kitchen clock", "Mug");
    assertThat(titles(find("", "Kitchen & bath", TITLE))).containsExactly("Mug");
    assertThat(titles(find("kitchen", "home", TITLE))).containsExactly("Kitchen clock");
    assertThat(titles(find("", "kitchen & bath", TITLE))).isEmpty();
  }

  @Test
  default void a_text_without_a_word_finds_every_product() {
    add("Mug", "kitchen", "1");
    add("Lamp", null, "1");

    assertThat(titles(find(" -!- ", null, TITLE))).containsExactly("Lamp", "Mug");
  }

  @Test
  default void products_are_sorted_by_title_price_and_age() {
    add("éclair", null, "9.50", 1);
    add("Zebra", null, "100", 2);
    add("eagle", null, "20", 3);

    assertThat(titles(find("", null, TITLE))).containsExactly("eagle", "éclair", "Zebra");
    assertThat(titles(find("", null, PRICE))).containsExactly("éclair", "eagle", "Zebra");
    assertThat(titles(find("", null, PRICE_DESCENDING)))
        .containsExactly("Zebra", "eagle", "éclair");
    assertThat(titles(find("", null, NEWEST))).containsExactly("eagle", "Zebra", "éclair");
  }

  @ParameterizedTest
  @EnumSource(SortOrder.class)
  default void following_the_pages_shows_each_product_once(SortOrder order) {
    List<Product> added = new ArrayList<>();
    for (int number = 0; number < 11; number++) {
      // Equal titles, prices and times on both sides of a page's end.
      added.add(add("Mug " + number / 4, "kitchen", "" + number / 4, number / 4));
    }

    List<Product> seen = pages("mug", order);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  default void a_title_of_accents_only_is_stored_and_sorted() {
    Product accents = add("\u0301\u0301", null, "1");

    assertThat(find("", null, TITLE).products()).containsExactly(accents);
  }

  @Test
  default void the_longest_title_and_category_are_found_by_their_words() {
    String longest = "ab".repeat(100);
    Product many = add("w1 x2 y3 z4 ".repeat(16) + "lastword", "c".repeat(100), "1");
    Product one = add(longest, null, "1");

    assertThat(find("lastword", null, TITLE).products()).containsExactly(many);
    assertThat(find("c".repeat(100), null, TITLE).products()).containsExactly(many);
    assertThat(find(longest.substring(0, 100), null, TITLE).products()).containsExactly(one);
    assertThat(find("ab".repeat(49) + "aa", null, TITLE).products()).isEmpty();
  }

  @Test
  default void a_page_that_holds_all_products_is_the_last() {
    add("Mug", null, "1");
    add("Mug", null, "1");

    Filter mugs = new Filter(SearchWords.of("mug"), null);

    assertThat(search().find(new Search(mugs, TITLE, 2, null)).next()).isNull();
    assertThat(search().find(new Search(mugs, TITLE, 1, null)).next()).isNotNull();
  }

  @Test
  default void categories_are_counted_and_sorted_by_name() {
    add("Mug", "kitchen", "1");
    Product bowl = add("Bowl", "kitchen", "1");
    add("Lamp", "home", "1");
    add("Gift card", null, "1");
    add("Blank", " ", "1");
    products().add(bowl);

    assertThat(search().categories())
        .containsExactly(new CategoryCount("home", 1), new CategoryCount("kitchen", 2));
  }

  @Test
  default void a_shop_without_products_has_no_categories_and_finds_nothing() {
    assertThat(search().categories()).isEmpty();
    assertThat(find("", null, NEWEST).products()).isEmpty();
  }

  private Product add(String title, @Nullable String category, String price) {
    return add(title, category, price, 0);
  }

  private Product add(String title, @Nullable String category, String price, int second) {
    Offer offer =
        new Offer(
            new Title(title), Money.of(price), new Presentation(category, null, "Of some use."));
    Revision created = Revision.first(ProductMother.CREATED.plusSeconds(second));
    Product product = new Product(ProductMother.newId(), offer, new Stock(5), created);
    products().add(product);
    return product;
  }

  private ProductSearch.Page find(String text, @Nullable String category, SortOrder order) {
    return search().find(new Search(new Filter(SearchWords.of(text), category), order, 100, null));
  }

  private List<Product> pages(String text, SortOrder order) {
    Filter filter = new Filter(SearchWords.of(text), null);
    List<Product> all = new ArrayList<>();
    Place after = null;
    do {
      ProductSearch.Page page = search().find(new Search(filter, order, 3, after));
      all.addAll(page.products());
      after = page.next();
    } while (after != null);
    return all;
  }

  private static List<String> titles(ProductSearch.Page page) {
    return page.products().stream().map(product -> product.offer().title().value()).toList();
  }
}
