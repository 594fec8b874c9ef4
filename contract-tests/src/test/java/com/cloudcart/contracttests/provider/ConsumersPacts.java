package com.cloudcart.contracttests.provider;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.provider.junitsupport.loader.PactFolderLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import com.cloudcart.contracttests.gate.Pair;
import java.io.IOException;
import java.util.List;

/**
 * The source of a provider's pacts: the folder of the consumers' tests, or a Pact Broker when
 * {@link Verify} runs for a broker. A broker URL in the environment alone has no effect; otherwise
 * a build with a broker would not write the gate's results.
 */
public final class ConsumersPacts implements PactLoader {

  static final String FROM_BROKER = "pacts.fromBroker";

  /** A comma-separated list of {@code consumer-provider}: only these pacts are verified. */
  static final String PAIRS = "pacts.pairs";

  private final PactLoader source;

  /** Pact calls this constructor by reflection. */
  public ConsumersPacts(Class<?> test) {
    this.source = fromBroker() ? new BrokerPacts() : new PactFolderLoader(Pacts.collect().toFile());
  }

  static boolean fromBroker() {
    return Boolean.getBoolean(FROM_BROKER);
  }

  @Override
  public List<Pact> load(String provider) throws IOException {
    String pairs = System.getProperty(PAIRS);
    if (pairs == null) {
      return source.load(provider);
    }
    List<String> chosen = List.of(pairs.split(","));
    return source.load(provider).stream()
        .filter(
            pact -> chosen.contains(new Pair(pact.getConsumer().getName(), provider).fileName()))
        .toList();
  }

  @Override
  public au.com.dius.pact.core.model.PactSource getPactSource() {
    return source.getPactSource();
  }

  @Override
  public String description() {
    return source.description();
  }
}
