package com.cloudcart.contracttests.provider;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.provider.junitsupport.loader.PactFolderLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import java.io.IOException;
import java.util.List;

/**
 * Where a provider's pacts come from: the folder that the consumers' tests wrote them to, or a Pact
 * Broker when {@link VerifyBrokerPacts} has said so. An address in the environment alone changes
 * nothing, or a build beside a broker would no longer make the gate's own results.
 */
public final class ConsumersPacts implements PactLoader {

  static final String FROM_BROKER = "pacts.fromBroker";

  private final PactLoader source;

  /** Called by Pact, which looks for a constructor that takes the test's class. */
  public ConsumersPacts(Class<?> test) {
    this.source = fromBroker() ? new BrokerPacts() : new PactFolderLoader(Pacts.collect().toFile());
  }

  static boolean fromBroker() {
    return Boolean.getBoolean(FROM_BROKER);
  }

  @Override
  public List<Pact> load(String provider) throws IOException {
    return source.load(provider);
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
