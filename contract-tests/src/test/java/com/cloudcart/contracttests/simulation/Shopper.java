package com.cloudcart.contracttests.simulation;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.contracttests.simulation.Attempt.Line;
import com.cloudcart.contracttests.simulation.Attempt.Request;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Endings;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Role;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Wants some orders: repeats requests, changes them, clicks twice, and looks at what was placed.
 */
final class Shopper {
  private static final int MOST_LINES = 5;
  private static final int MOST_PIECES = 4;
  private static final int MOST_TRIES = 4;
  private static final int LONGEST_PAUSE_SECONDS = 45;
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 502, 503);

  private final Shop shop;
  private final Gateway gateway;
  private final String userId;
  private final SplittableRandom random;
  private final Tempo tempo;
  private final List<Request> earlier = new ArrayList<>();

  Shopper(Shop shop, String userId, SplittableRandom random) {
    this.shop = shop;
    this.gateway = new Gateway(shop);
    this.userId = userId;
    this.random = random;
    this.tempo = Tempo.values()[random.nextInt(Tempo.values().length)];
  }

  /** How long a shopper thinks at most. Fast ones meet each other more often. */
  private enum Tempo {
    AT_ONCE(100),
    FAST(2_000),
    SLOW(20_000);

    private final int millis;

    Tempo(int millis) {
      this.millis = millis;
    }
  }

  /** Starts to shop. */
  void start(int orders) {
    start(
        userId,
        () -> {
          for (int i = 0; i < orders; i++) {
            think(tempo.millis);
            Request request = request(i);
            earlier.add(request);
            if (random.nextInt(6) == 0) {
              start(userId + "-again", () -> insist(request));
            }
            insist(request);
          }
        });
  }

  private void start(String name, Runnable work) {
    Endings endings =
        new Endings(
            e -> shop.ledger.violated(name + " failed: " + e),
            () -> shop.trace.add(name, () -> "ends"));
    Role role = new Role(name, Duration.ZERO, Set.of());
    shop.scheduler.start(new SimulatedProcess(shop.scheduler, role, work, endings));
  }

  /** With a key, a request is repeated until its answer is final. */
  private void insist(Request request) {
    int tries = request.key().isEmpty() ? 1 : 1 + random.nextInt(MOST_TRIES);
    for (int i = 0; i < tries; i++) {
      Optional<Answer> answer = gateway.place(request);
      if (answer.filter(given -> given.status() == 201).isPresent()) {
        follow(answer.get().json().path("orderId").asText());
      }
      if (answer.filter(given -> !isWorthAnotherTry(given)).isPresent()) {
        return;
      }
      think(LONGEST_PAUSE_SECONDS * 1_000);
    }
  }

  /** A refusal is final for most shoppers; a few hope for new stock. */
  private boolean isWorthAnotherTry(Answer answer) {
    return WORTH_ANOTHER_TRY.contains(answer.status())
        || Auditor.isInProgress(answer)
        || (answer.status() == 409 && random.nextInt(8) == 0);
  }

  private void follow(String orderId) {
    OrderViews views = new OrderViews(shop.ledger, orderId);
    int looks = random.nextInt(3);
    for (int i = 0; i < looks; i++) {
      think(tempo.millis);
      gateway.show(orderId, userId).ifPresent(views::seen);
    }
  }

  private void think(int longestMillis) {
    shop.scheduler.running().sleep(Duration.ofMillis(random.nextInt(longestMillis)));
  }

  private Request request(int number) {
    int choice = random.nextInt(10);
    if (choice < 2 && !earlier.isEmpty()) {
      return earlier.get(random.nextInt(earlier.size()));
    }
    if (choice < 3 && !earlier.isEmpty()) {
      return new Request(userId, earlier.get(random.nextInt(earlier.size())).key(), lines());
    }
    return new Request(userId, choice < 6 ? "" : "k" + number, lines());
  }

  private List<Line> lines() {
    List<ProductId> products = shop.records.products();
    List<Line> lines = new ArrayList<>();
    Map<ProductId, BigDecimal> prices = new HashMap<>();
    int count = 1 + random.nextInt(MOST_LINES);
    for (int i = 0; i < count; i++) {
      ProductId id = products.get(random.nextInt(random.nextInt(products.size()) + 1));
      int pieces = 1 + random.nextInt(MOST_PIECES);
      lines.add(new Line(id.value(), pieces, prices.computeIfAbsent(id, this::price)));
    }
    return lines;
  }

  /** As the shopper saw it; now and then it is an old one. */
  private BigDecimal price(ProductId id) {
    Product product = shop.records.product(id);
    BigDecimal current = product.offer().price().amount();
    return random.nextInt(60) == 0 ? current.add(BigDecimal.ONE) : current;
  }
}
