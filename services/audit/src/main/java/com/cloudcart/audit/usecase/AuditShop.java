package com.cloudcart.audit.usecase;

import com.cloudcart.audit.domain.Invariants;
import com.cloudcart.audit.domain.Invariants.Moment;
import com.cloudcart.audit.domain.Snapshot;
import com.cloudcart.audit.domain.Violation;
import com.cloudcart.audit.port.ShopRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares the records of the shop while it runs. One pass can see a change that is half done; a
 * violation is what two passes see.
 */
public final class AuditShop {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final ShopRecords records;
  private final Clock clock;
  private final Consumer<Duration> pause;

  /**
   * @param pause waits
   */
  public AuditShop(ShopRecords records, Clock clock, Consumer<Duration> pause) {
    this.records = records;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * How to audit. The pause is part of the function's time limit.
   *
   * @param settledAfter until then an order may be in progress
   * @param betweenPasses at most a minute
   */
  public record Command(Duration settledAfter, Duration betweenPasses) {
    public Command {
      if (settledAfter.isNegative()) {
        throw new IllegalArgumentException("settled after " + settledAfter);
      }
      if (betweenPasses.isNegative() || betweenPasses.compareTo(LONGEST_PAUSE) > 0) {
        throw new IllegalArgumentException("a pause of " + betweenPasses + " between passes");
      }
    }
  }

  /** The sorted violations, and how much the second pass has read. */
  public record Result(Snapshot.Counts counts, List<Violation> violations) {
    public Result {
      violations = List.copyOf(violations);
    }
  }

  /** Reads all records twice. A failure of the store ends the audit. */
  public Result handle(Command command) {
    Pass first = pass(command);
    pause.accept(command.betweenPasses());
    Pass second = pass(command);
    List<Violation> seenTwice =
        second.violations().stream().filter(first.violations()::contains).sorted().toList();
    return new Result(second.counts(), seenTwice);
  }

  /** Without the records, so that the memory has those of one pass only. */
  private record Pass(Snapshot.Counts counts, Set<Violation> violations) {}

  private Pass pass(Command command) {
    Instant now = clock.instant();
    Snapshot shop = records.read();
    Moment moment = new Moment(now, now.minus(command.settledAfter()));
    return new Pass(shop.counts(), Invariants.violations(shop, moment));
  }
}
