package com.cloudcart.catalog.adapter.dynamo;

import static com.cloudcart.catalog.domain.ProductMother.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.SearchWords;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.InventorySuite;
import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.ProductSearch.CategoryCount;
import com.cloudcart.catalog.port.ProductSearch.Filter;
import com.cloudcart.catalog.port.ProductSearch.Place;
import com.cloudcart.catalog.port.ProductSearch.Search;
import com.cloudcart.catalog.port.ProductSearch.SortOrder;
import com.cloudcart.catalog.port.ProductSearchSuite;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.ProductsSuite;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.catalog.port.StockReservationsSuite;
import com.cloudcart.catalog.usecase.ReserveStock;
import com.cloudcart.catalog.usecase.StockProperties;
import com.cloudcart.catalog.usecase.StockStep;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.LosingDynamo;
import com.cloudcart.kit.test.TemplateTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class DynamoCatalogIT {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final TemplateTables tables = TemplateTables.create(DYNAMO.client(), "catalog");
  private final String productsTable = tables.name("ProductsTable");
  private final String searchTable = tables.name("ProductSearchTable");
  private final DynamoProducts products =
      new DynamoProducts(DYNAMO.client(), productsTable, searchTable);

  @Nested
  class AsProducts implements ProductsSuite {
    @Override
    public Products products() {
      return products;
    }
  }

  @Nested
  class AsProductSearch implements ProductSearchSuite {
    private final TemplateTables own = TemplateTables.create(DYNAMO.client(), "catalog");
    private final CountingDynamo counting = new CountingDynamo(DYNAMO.client());
    private final DynamoProducts stored =
        new DynamoProducts(
            DYNAMO.client(), own.name("ProductsTable"), own.name("ProductSearchTable"));
    private final DynamoProductSearch search =
        new DynamoProductSearch(
            counting, own.name("ProductsTable"), own.name("ProductSearchTable"));

    @Override
    public Products products() {
      return stored;
    }

    @Override
    public ProductSearch search() {
      return search;
    }

    @Test
    void a_page_reads_as_many_items_of_a_large_catalogue_as_of_a_small_one() {
      IntStream.range(0, 12).mapToObj(ProductMother::mug).forEach(stored::add);
      int ofTwelve = itemsReadForAPage();
      IntStream.range(0, 24).mapToObj(ProductMother::mug).forEach(stored::add);

      assertThat(itemsReadForAPage()).isEqualTo(ofTwelve).isEqualTo(11);
    }

    @Test
    void a_page_reads_a_bounded_number_of_items_when_a_filter_refuses_them() {
      String table = own.name("ProductSearchTable");
      for (int batch = 0; batch <= DynamoProductSearch.MAX_READ / 25; batch++) {
        Map<String, List<WriteRequest>> items =
            Map.of(table, Stream.generate(this::putThatNoMugMatches).limit(25).toList());
        DYNAMO.client().batchWriteItem(write -> write.requestItems(items));
      }
      Product mug = ProductMother.mug(1);
      stored.add(mug);

      ProductSearch.Page first = search.find(words("stoneware mug", null));
      int read = counting.itemsRead();
      ProductSearch.Page second = search.find(words("stoneware mug", first.next()));

      assertThat(first.products()).isEmpty();
      assertThat(first.next()).isNotNull();
      assertThat(read).isEqualTo(DynamoProductSearch.MAX_READ);
      assertThat(second.products()).containsExactly(mug);
      assertThat(second.next()).isNull();
    }

    private WriteRequest putThatNoMugMatches() {
      Map<String, AttributeValue> item =
          new HashMap<>(SearchItem.of(ProductMother.giftCard(1)).getFirst());
      item.put(SearchItem.TERM, Attributes.text("word:stoneware"));
      return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    private int itemsReadForAPage() {
      search.find(words("mug", null));
      return counting.itemsRead();
    }

    private static Search words(String text, @Nullable Place after) {
      return new Search(new Filter(SearchWords.of(text), null), SortOrder.TITLE, 10, after);
    }
  }

  @Nested
  class AsInventory implements InventorySuite {
    private final DynamoInventory inventory = new DynamoInventory(DYNAMO.client(), productsTable);

    @Override
    public Products products() {
      return products;
    }

    @Override
    public Inventory inventory() {
      return inventory;
    }
  }

  @Nested
  class AsStockReservations implements StockReservationsSuite {
    private final DynamoDbClient dynamo = DYNAMO.client();
    private final String table = tables.name("StockReservationsTable");
    private final DynamoStockReservations reservations =
        new DynamoStockReservations(dynamo, productsTable, table);

    @Override
    public Products products() {
      return products;
    }

    @Override
    public Inventory inventory() {
      return new DynamoInventory(dynamo, productsTable);
    }

    @Override
    public StockReservations reservations() {
      return reservations;
    }

    @Test
    void a_held_reservation_may_be_forgotten_after_a_year_and_a_tombstone_after_a_month() {
      Product mug = ProductMother.mug(40);
      products.add(mug);
      Reservation held = held(mug);

      reservations.hold(held, LATER);
      assertThat(expiry(held)).isEqualTo(LATER.plus(Duration.ofDays(365)).getEpochSecond());
      reservations.giveBack(held, LATER);
      assertThat(expiry(held)).isEqualTo(LATER.plus(Duration.ofDays(30)).getEpochSecond());
    }

    @Test
    void what_may_be_forgotten_counts_as_long_as_it_is_there() {
      Product mug = ProductMother.mug(40);
      products.add(mug);
      Reservation held = held(mug);
      Reservation released = held(mug);
      reservations.hold(held, LATER);
      reservations.leaveTombstone(released.released(), LATER);

      // Not items that expired long ago: the store would delete them, at any moment.
      Instant expired = LATER.plus(Duration.ofDays(1000));
      assertThat(reservations.hold(held, expired)).isInstanceOf(StockAttempt.Refused.class);
      assertThat(reservations.hold(released, expired)).isInstanceOf(StockAttempt.Refused.class);
      assertThat(reservations.giveBack(held, expired)).isInstanceOf(StockAttempt.Done.class);
    }

    private Reservation held(Product product) {
      ReservationId name = new ReservationId(UUID.randomUUID().toString());
      return Reservation.held(product.id(), name, new Quantity(3));
    }

    private long expiry(Reservation reservation) {
      Map<String, AttributeValue> item =
          dynamo.getItem(get -> get.tableName(table).key(ReservationItem.key(reservation))).item();
      return Long.parseLong(Attributes.get(item, "expiresAt").n());
    }
  }

  @Nested
  class WhenAnswersAreLost {
    private final LosingDynamo losing = new LosingDynamo(DYNAMO.client());
    private final DynamoInventory inventory = new DynamoInventory(losing, productsTable);
    private final ReserveStock reserveStock =
        new ReserveStock(
            inventory,
            new DynamoStockReservations(
                losing, productsTable, tables.name("StockReservationsTable")),
            Clock.systemUTC());

    @Test
    void an_added_product_is_counted_once() {
      TemplateTables own = TemplateTables.create(DYNAMO.client(), "catalog");
      String ownProducts = own.name("ProductsTable");
      String ownSearch = own.name("ProductSearchTable");

      new DynamoProducts(losing, ownProducts, ownSearch).add(ProductMother.mug(1));

      assertThat(new DynamoProductSearch(DYNAMO.client(), ownProducts, ownSearch).categories())
          .containsExactly(new CategoryCount("Kitchen", 1));
    }

    @Test
    void a_change_without_a_reservation_is_made_once() {
      Product mug = ProductMother.mug(40);
      products.add(mug);

      inventory.take(mug.id(), new Quantity(5), LATER);
      inventory.putBack(mug.id(), new Quantity(1), LATER);

      assertThat(products.find(mug.id())).contains(mug.with(new Stock(36), LATER));
    }

    @Test
    void a_repeated_setting_does_not_undo_what_others_did_meanwhile() {
      Product mug = ProductMother.mug(40);
      products.add(mug);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      DynamoStockReservations others =
          new DynamoStockReservations(
              DYNAMO.client(), productsTable, tables.name("StockReservationsTable"));
      Reservation one = Reservation.held(mug.id(), new ReservationId("one"), new Quantity(1));
      DynamoDbClient overtaken = new LosingDynamo(DYNAMO.client(), () -> others.hold(one, now));

      new DynamoInventory(overtaken, productsTable).set(mug.id(), new Stock(10), now);

      assertThat(products.find(mug.id())).contains(mug.with(new Stock(9), now));
    }

    @Test
    void reservation_is_made_once_and_reported_as_made() {
      Product mug = ProductMother.mug(40);
      products.add(mug);

      ReserveStock.Result result =
          reserveStock.handle(
              new ReserveStock.Command(mug.id(), new Quantity(5), new ReservationId("order-1")));

      assertThat(result).isInstanceOf(ReserveStock.Result.Reserved.class);
      assertThat(products.find(mug.id()).orElseThrow().stock()).isEqualTo(new Stock(35));
    }
  }

  @Nested
  class UnderAnySequenceOfSteps {
    private final StockProperties properties =
        new StockProperties(
            products,
            new DynamoInventory(DYNAMO.client(), productsTable),
            new DynamoStockReservations(
                DYNAMO.client(), productsTable, tables.name("StockReservationsTable")));

    @Test
    void steps_follow_the_model() {
      JqwikSession.run(() ->
          StockStep.sequences(12)
              .sampleStream()
              .limit(25)
              .forEach(properties::steps_follow_the_model));
    }

    @Test
    void nothing_is_lost_or_made_by_a_crowd() {
      JqwikSession.run(() ->
          StockStep.crowds(16)
              .sampleStream()
              .limit(8)
              .forEach(properties::nothing_is_lost_or_made_by_a_crowd));
    }
  }
}
