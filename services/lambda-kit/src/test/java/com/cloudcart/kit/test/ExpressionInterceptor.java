package com.cloudcart.kit.test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** Collects the condition and update expressions that a client sends, and changes one of them. */
final class ExpressionInterceptor implements ExecutionInterceptor {
  private static final String CONDITION = "ConditionExpression";
  private static final String UPDATE = "UpdateExpression";
  private static final Set<String> EXPRESSIONS = Set.of(CONDITION, UPDATE);
  private static final Set<String> PLACEHOLDERS =
      Set.of("ExpressionAttributeNames", "ExpressionAttributeValues");

  private final Set<String> conditions = new LinkedHashSet<>();
  private final Set<String> updates = new LinkedHashSet<>();
  private Optional<ExpressionMutant> mutant = Optional.empty();
  private boolean closed;

  /** What was sent as a condition since the beginning. */
  synchronized List<String> conditions() {
    return List.copyOf(conditions);
  }

  /** What was sent as an update since the beginning. */
  synchronized List<String> updates() {
    return List.copyOf(updates);
  }

  /** From now on, sends the mutant in place of its expression. */
  synchronized void use(ExpressionMutant chosen) {
    mutant = Optional.of(chosen);
    closed = false;
  }

  /** From now on, refuses every request: a test has noticed, and the rest need not be run. */
  synchronized void close() {
    closed = true;
  }

  @Override
  public synchronized SdkRequest modifyRequest(
      Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (closed) {
      throw new IllegalStateException("the mutant was noticed already");
    }
    return context.request() instanceof TransactWriteItemsRequest transaction
        ? transaction.toBuilder()
            .transactItems(transaction.transactItems().stream().map(this::write).toList())
            .build()
        : rewritten(context.request());
  }

  private TransactWriteItem write(TransactWriteItem write) {
    TransactWriteItem.Builder builder = write.toBuilder();
    Optional.ofNullable(write.put()).ifPresent(put -> builder.put(rewritten(put)));
    Optional.ofNullable(write.update()).ifPresent(update -> builder.update(rewritten(update)));
    Optional.ofNullable(write.delete()).ifPresent(delete -> builder.delete(rewritten(delete)));
    Optional.ofNullable(write.conditionCheck())
        .ifPresent(check -> builder.conditionCheck(rewritten(check)));
    return builder.build();
  }

  /** The SDK's requests name their fields, so that one way serves all that have expressions. */
  private <T extends SdkPojo> T rewritten(T request) {
    if (!(request instanceof ToCopyableBuilder<?, ?> copyable)) {
      return request;
    }
    Object builder = copyable.toBuilder();
    StringBuilder sent = new StringBuilder();
    for (SdkField<?> field : request.sdkFields()) {
      if (field.memberName().endsWith("Expression")
          && field.getValueOrDefault(request) instanceof String expression) {
        String kept =
            EXPRESSIONS.contains(field.memberName()) ? seen(field, expression) : expression;
        field.set(builder, kept);
        sent.append(kept).append(' ');
      }
    }
    request.sdkFields().stream()
        .filter(field -> PLACEHOLDERS.contains(field.memberName()))
        .forEach(field -> field.set(builder, used(field.getValueOrDefault(request), sent)));
    @SuppressWarnings("unchecked")
    T changed = (T) ((SdkBuilder<?, ?>) builder).build();
    return changed;
  }

  private String seen(SdkField<?> field, String expression) {
    (field.memberName().equals(CONDITION) ? conditions : updates).add(expression);
    return mutant
        .filter(one -> one.expression().equals(expression))
        .map(ExpressionMutant::changed)
        .orElse(expression);
  }

  /** DynamoDB refuses names and values that no expression uses. */
  private static @Nullable Object used(Object placeholders, CharSequence sent) {
    if (!(placeholders instanceof Map<?, ?> map)) {
      return placeholders;
    }
    Map<Object, Object> rest = new HashMap<>(map);
    Set<String> words = new HashSet<>();
    Pattern.compile("[#:]\\w+").matcher(sent).results().forEach(match -> words.add(match.group()));
    rest.keySet().retainAll(words);
    return rest.isEmpty() ? null : rest;
  }
}
