package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.json.ContractMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The function that a schedule calls each minute; what the schedule sends does not matter. */
public final class RecoveryFunction implements RequestStreamHandler {
  private final RecoveryRun run;

  public RecoveryFunction() {
    this(OrderWiring.fromEnvironment().recoveryRun());
  }

  RecoveryFunction(RecoveryRun run) {
    this.run = run;
  }

  /** A failure of the store goes through: the function's error alarm is there for it. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(ContractMapper.write(new Answer(run.once())).getBytes(StandardCharsets.UTF_8));
  }

  /** How many orders this run recovered. */
  private record Answer(long recovered) {}
}
