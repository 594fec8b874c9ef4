package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StockPropertiesTest {
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final StockProperties properties = new StockProperties(catalog, catalog, catalog);

  @Property(tries = 500)
  void steps_follow_the_model(@ForAll("sequences") List<StockStep> steps) {
    properties.steps_follow_the_model(steps);
  }

  @Property(tries = 100)
  void nothing_is_lost_or_made_by_a_crowd(@ForAll("crowds") List<StockStep> steps) {
    properties.nothing_is_lost_or_made_by_a_crowd(steps);
  }

  @Provide
  Arbitrary<List<StockStep>> sequences() {
    return StockStep.sequences(40);
  }

  @Provide
  Arbitrary<List<StockStep>> crowds() {
    return StockStep.crowds(30);
  }
}
