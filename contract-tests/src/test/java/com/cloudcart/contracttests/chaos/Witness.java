package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.contracttests.provider.ShopFunction;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What the proxies saw take effect, whether or not the function received the answer. */
final class Witness {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern ORDER_ID = Pattern.compile("orderId\\W+S?\\W*(" + UUID + ")");
  private static final Pattern TRACKING_ID = Pattern.compile("TRK-[0-9A-Z]{8}");

  /** Half of the time that the functions wait for one call of DynamoDB. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final Map<ShopFunction, Set<String>> announced = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> trackingIds = new ConcurrentHashMap<>();
  private final Set<String> doubtful = ConcurrentHashMap.newKeySet();

  /** A call has taken effect, when its reply is a success. */
  void effect(ShopFunction function, Call call, Reply reply, Duration elapsed) {
    if (elapsed.compareTo(SLOW) > 0) {
      disturbed(call);
    }
    if (reply.status() != 200) {
      return;
    }
    Matcher order = ORDER_ID.matcher(call.body());
    if (!order.find()) {
      return;
    }
    if (call.is(SendMessageRequest.class)) {
      announced.computeIfAbsent(function, f -> ConcurrentHashMap.newKeySet()).add(order.group(1));
    }
    Matcher tracking = TRACKING_ID.matcher(call.body());
    if (function == ShopFunction.SHIPMENT && tracking.find()) {
      trackingIds
          .computeIfAbsent(order.group(1), id -> ConcurrentHashMap.newKeySet())
          .add(tracking.group());
    }
  }

  /** The function may not know the outcome of this call. */
  void disturbed(Call call) {
    UUID.matcher(call.body()).results().forEach(found -> doubtful.add(found.group()));
  }

  /** The orders of the events that the function sent. */
  Set<String> announcedBy(ShopFunction function) {
    return announced.getOrDefault(function, Set.of());
  }

  /** All tracking ids that were stored for the order. */
  Set<String> trackingIds(String orderId) {
    return trackingIds.getOrDefault(orderId, Set.of());
  }

  boolean isDoubtful(String orderId) {
    return doubtful.contains(orderId);
  }
}
