package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.RecordingServer;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.contracttests.provider.RecordingServer.Responder;
import com.cloudcart.contracttests.provider.Upstream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A proxy between one function and its endpoint. It records the calls and injects a fault. */
public final class RecordingProxy implements AutoCloseable {
  private final Upstream upstream;
  private final RecordingServer server;
  private Optional<Fault> fault = Optional.empty();

  RecordingProxy(URI endpoint) {
    upstream = new Upstream(endpoint);
    server = RecordingServer.open(upstream);
  }

  /** The proxy's URL for the given URL. */
  String through(String address) {
    return address.replace(upstream.endpoint().getAuthority(), server.url().getAuthority());
  }

  /** The calls since the last fault or reset, in order of arrival. */
  List<Call> calls() {
    return server.calls();
  }

  /** Clears the recorded calls, and answers the next calls with what surrounds the endpoint. */
  public void use(UnaryOperator<Responder> surrounding) {
    server.restart(surrounding.apply(upstream));
  }

  /** Clears the recorded calls and applies the fault to the next calls. */
  Fault inject(Fault next) {
    fault = Optional.of(next);
    server.restart(call -> {
      if (next.loses(Moment.BEFORE, call)) {
        return Optional.empty();
      }
      Optional<Reply> reply = upstream.reply(call);
      return next.loses(Moment.AFTER, call) ? Optional.empty() : reply;
    });
    return next;
  }

  /** Clears the recorded calls and removes the fault; fails when no call met the fault. */
  void reset() {
    server.restart(upstream);
    if (!fault.map(Fault::hasFired).orElse(true)) {
      fault = Optional.empty();
      throw new AssertionError("No call met the injected fault");
    }
    fault = Optional.empty();
  }

  @Override
  public void close() {
    server.close();
    upstream.close();
  }
}
