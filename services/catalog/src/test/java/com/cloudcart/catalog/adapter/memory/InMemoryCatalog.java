package com.cloudcart.catalog.adapter.memory;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.SearchWords;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.Products.PageRequest;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.kit.aws.Attributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Products, stock and reservations in two maps; every method is one atomic step. */
public final class InMemoryCatalog
    implements Products, ProductSearch, Inventory, StockReservations {
  private record Name(ProductId productId, ReservationId reservationId) {
    static Name of(Reservation reservation) {
      return new Name(reservation.productId(), reservation.reservationId());
    }
  }

  private static final Comparator<Place> ASCENDING =
      Comparator.comparing(Place::key).thenComparing(place -> place.productId().value());

  private final TreeMap<ProductId, Product> products =
      new TreeMap<>(Comparator.comparing(ProductId::value));
  private final Map<Name, Reservation> reservations = new HashMap<>();

  @Override
  public synchronized void add(Product product) {
    products.put(product.id(), product);
  }

  @Override
  public synchronized Optional<Product> find(ProductId id) {
    return Optional.ofNullable(products.get(id));
  }

  @Override
  public synchronized Products.Page list(PageRequest request) {
    ProductId after = request.after();
    Map<ProductId, Product> rest = after == null ? products : products.tailMap(after, false);
    List<Product> page = rest.values().stream().limit(request.limit()).toList();
    boolean more = rest.size() > page.size();
    return new Products.Page(page, more ? page.getLast().id() : null);
  }

  @Override
  public synchronized ProductSearch.Page find(Search search) {
    Comparator<Product> order = order(search.order());
    List<Product> rest =
        products.values().stream()
            .filter(product -> matches(product, search.filter()))
            .sorted(order)
            .dropWhile(product -> isUpTo(product, search))
            .toList();
    List<Product> page = rest.subList(0, Math.min(search.limit(), rest.size()));
    return new ProductSearch.Page(
        page, rest.size() > page.size() ? place(page.getLast(), search.order()) : null);
  }

  @Override
  public synchronized List<CategoryCount> categories() {
    Map<String, Integer> counts = new TreeMap<>();
    products.values().stream()
        .map(InMemoryCatalog::category)
        .filter(category -> !category.isBlank())
        .forEach(category -> counts.merge(category, 1, Integer::sum));
    return counts.entrySet().stream()
        .limit(MAX_CATEGORIES)
        .map(count -> new CategoryCount(count.getKey(), count.getValue()))
        .toList();
  }

  private static boolean matches(Product product, Filter filter) {
    SearchWords words = SearchWords.of(product.offer().title().value(), category(product));
    return filter.words().words().stream()
            .allMatch(word -> words.words().stream().anyMatch(other -> other.startsWith(word)))
        && (filter.category() == null || filter.category().equals(category(product)));
  }

  private static String category(Product product) {
    return Objects.requireNonNullElse(product.offer().presentation().category(), "");
  }

  private static Comparator<Product> order(SortOrder order) {
    Comparator<Product> ascending =
        Comparator.comparing((Product product) -> place(product, order), ASCENDING);
    return isAscending(order) ? ascending : ascending.reversed();
  }

  /** The pages before ended with the product at the search's place. */
  private static boolean isUpTo(Product product, Search search) {
    if (search.after() == null) {
      return false;
    }
    int place = ASCENDING.compare(place(product, search.order()), search.after());
    return isAscending(search.order()) ? place <= 0 : place >= 0;
  }

  private static boolean isAscending(SortOrder order) {
    return order == SortOrder.TITLE || order == SortOrder.PRICE;
  }

  private static Place place(Product product, SortOrder order) {
    String key =
        switch (order) {
          case TITLE -> SearchWords.fold(product.offer().title().value());
          case PRICE, PRICE_DESCENDING -> "%013.2f".formatted(product.offer().price().amount());
          case NEWEST -> Attributes.time(product.revision().createdAt()).s();
        };
    return new Place(key, product.id());
  }

  @Override
  public synchronized StockAttempt set(ProductId id, Stock stock, Instant at) {
    Product product = products.get(id);
    return product == null
        ? new StockAttempt.Refused(null, null)
        : new StockAttempt.Done(keep(product.with(stock, at)));
  }

  @Override
  public synchronized StockAttempt take(ProductId id, Quantity quantity, Instant at) {
    Product product = products.get(id);
    if (product == null || !product.stock().covers(quantity)) {
      return new StockAttempt.Refused(product, null);
    }
    return new StockAttempt.Done(keep(product.with(product.stock().minus(quantity), at)));
  }

  @Override
  public synchronized StockAttempt putBack(ProductId id, Quantity quantity, Instant at) {
    Product product = products.get(id);
    if (product == null || !product.stock().hasRoomFor(quantity)) {
      return new StockAttempt.Refused(product, null);
    }
    return new StockAttempt.Done(keep(product.with(product.stock().plus(quantity), at)));
  }

  @Override
  public synchronized StockAttempt hold(Reservation wanted, Instant at) {
    Product product = products.get(wanted.productId());
    Reservation known = reservations.get(Name.of(wanted));
    if (product == null || known != null || !product.stock().covers(wanted.quantity())) {
      return new StockAttempt.Refused(product, known);
    }
    return commit(wanted, product, stock -> stock.minus(wanted.quantity()), at);
  }

  @Override
  public synchronized StockAttempt giveBack(Reservation held, Instant at) {
    Product product = products.get(held.productId());
    Reservation known = reservations.get(Name.of(held));
    if (product == null || !held.equals(known) || !product.stock().hasRoomFor(held.quantity())) {
      return new StockAttempt.Refused(product, known);
    }
    return commit(held.released(), product, stock -> stock.plus(held.quantity()), at);
  }

  @Override
  public synchronized StockAttempt leaveTombstone(Reservation tombstone, Instant at) {
    Product product = products.get(tombstone.productId());
    Reservation known = reservations.get(Name.of(tombstone));
    if (product == null || known != null) {
      return new StockAttempt.Refused(product, known);
    }
    reservations.put(Name.of(tombstone), tombstone);
    return new StockAttempt.Done(product);
  }

  /** What is remembered of a reservation, for tests to look at. */
  public synchronized @Nullable Reservation reservation(ProductId id, ReservationId name) {
    return reservations.get(new Name(id, name));
  }

  private StockAttempt commit(
      Reservation reservation, Product product, UnaryOperator<Stock> change, Instant at) {
    reservations.put(Name.of(reservation), reservation);
    return new StockAttempt.Done(keep(product.with(change.apply(product.stock()), at)));
  }

  private Product keep(Product product) {
    products.put(product.id(), product);
    return product;
  }
}
