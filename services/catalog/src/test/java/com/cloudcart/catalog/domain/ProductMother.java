package com.cloudcart.catalog.domain;

import com.cloudcart.kit.test.TestTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Products for tests that are about something else. */
public final class ProductMother {
  public static final Instant CREATED = TestTime.now();

  /** A time after it, with zeros where the texts of times go wrong. */
  public static final Instant LATER =
      CREATED.truncatedTo(ChronoUnit.SECONDS).plusSeconds(60).plusMillis(7);

  private ProductMother() {}

  public static Product mug(int stock) {
    return new Product(newId(), mugOffer(), new Stock(stock), Revision.first(CREATED));
  }

  /** Only what a product must have. */
  public static Product giftCard(int stock) {
    Offer offer = new Offer(new Title("Gift card"), Money.of("0"), Presentation.NONE);
    return new Product(newId(), offer, new Stock(stock), Revision.first(CREATED));
  }

  public static Offer mugOffer() {
    Presentation presentation =
        new Presentation("Kitchen", "/images/mug.svg", "Holds 300 ml, survives the dishwasher.");
    return new Offer(new Title("Stoneware mug"), Money.of("12.50"), presentation);
  }

  public static ProductId newId() {
    return new ProductId(UUID.randomUUID().toString());
  }
}
