package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.chaos.Attempt.Request;
import com.cloudcart.contracttests.endtoend.Await;
import com.cloudcart.contracttests.endtoend.Shop;
import com.cloudcart.contracttests.endtoend.Shop.Line;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Fills a cart, orders, repeats requests, clicks twice, changes a request that has a key. */
final class Shopper {
  private static final int MOST_TRIES = 4;
  private static final int MOST_LINES = 3;
  private static final int MOST_PIECES = 4;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final Shop shop;
  private final List<Product> products;
  private final Ledger ledger;
  private final String userId;
  private final SplittableRandom random;
  private final List<Request> earlier = new ArrayList<>();

  Shopper(
      Shop shop, List<Product> products, Ledger ledger, String userId, SplittableRandom random) {
    this.shop = shop;
    this.products = products;
    this.ledger = ledger;
    this.userId = userId;
    this.random = random;
  }

  /** Shops until it is over. */
  void run(BooleanSupplier isOver) {
    for (int i = 0; !isOver.getAsBoolean(); i++) {
      if (random.nextInt(5) == 0) {
        fillCart();
      }
      Request request = request(i);
      earlier.add(request);
      if (random.nextInt(8) == 0) {
        Thread second = Thread.startVirtualThread(() -> place(request));
        insist(request);
        join(second);
      } else {
        insist(request);
      }
    }
  }

  /** The answer is recorded, also that there was none. */
  static Attempt place(Shop shop, Ledger ledger, Request request) {
    Supplier<Answer> call =
        request.key().isEmpty()
            ? () -> shop.placeOrder(request.userId(), lines(request))
            : () -> shop.placeOrderWithKey(request.key(), request.userId(), lines(request));
    Attempt attempt = new Attempt(request, answer(ledger, call));
    ledger.attempted(attempt);
    return attempt;
  }

  private Attempt place(Request request) {
    return place(shop, ledger, request);
  }

  /** Only with a key, a request may be repeated until its answer is final. */
  private void insist(Request request) {
    int tries = request.key().isEmpty() ? 1 : 1 + random.nextInt(MOST_TRIES);
    for (int i = 0; i < tries; i++) {
      Attempt attempt = place(request);
      if (attempt.isAccepted() && random.nextInt(4) == 0) {
        answer(ledger, () -> shop.order(attempt.orderId(), userId))
            .ifPresent(given -> ledger.looked(attempt.orderId(), given));
      }
      if (!attempt.isWorthAnotherTry()) {
        return;
      }
      Await.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
  }

  private void fillCart() {
    Product product = products.get(random.nextInt(products.size()));
    String body =
        "{\"userId\":\"%s\",\"productId\":\"%s\",\"title\":\"Chaos\",\"price\":%s,\"quantity\":1}"
            .formatted(userId, product.productId(), product.price());
    Optional<Answer> answer = answer(ledger, () -> shop.cart("POST", "/cart", body));
    ledger.addedToCart(userId, product.productId(), answer.filter(a -> a.status() == 200));
  }

  private Request request(int number) {
    int choice = random.nextInt(20);
    if (!earlier.isEmpty() && choice < 2) {
      return earlier.get(random.nextInt(earlier.size()));
    }
    if (!earlier.isEmpty() && choice == 2) {
      return new Request(userId, earlier.get(random.nextInt(earlier.size())).key(), lines());
    }
    return new Request(userId, choice < 5 ? "" : "k" + number, lines());
  }

  /** The first products are wanted more often; the first one of all is scarce. */
  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(MOST_LINES);
    for (int i = 0; i < count; i++) {
      Product product = products.get(random.nextInt(random.nextInt(products.size()) + 1));
      lines.add(product.times(1 + random.nextInt(MOST_PIECES)));
    }
    return random.nextInt(50) == 0 ? repriced(lines) : lines;
  }

  private static List<Line> repriced(List<Line> lines) {
    return lines.stream()
        .map(l -> new Line(l.productId(), l.quantity(), l.price().add(BigDecimal.ONE)))
        .toList();
  }

  private static Line[] lines(Request request) {
    return request.lines().toArray(Line[]::new);
  }

  /** Empty when the connection ended; an answer that the document does not allow is a violation. */
  static Optional<Answer> answer(Ledger ledger, Supplier<Answer> call) {
    try {
      return Optional.of(call.get());
    } catch (UncheckedIOException e) {
      return Optional.empty();
    } catch (AssertionError e) {
      ledger.violated(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
