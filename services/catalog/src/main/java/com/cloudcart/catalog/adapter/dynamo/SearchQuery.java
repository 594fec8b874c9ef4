package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.port.ProductSearch.Filter;
import com.cloudcart.kit.aws.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The term that selects the products of a search, and the conditions that the term does not cover.
 *
 * @param values the values of the conditions
 */
record SearchQuery(String term, List<String> conditions, Map<String, AttributeValue> values) {

  static SearchQuery of(Filter filter) {
    String category = filter.category();
    if (filter.words().isEmpty()) {
      String term = category == null ? SearchItem.ALL : SearchItem.categoryTerm(category);
      return new SearchQuery(term, List.of(), Map.of());
    }
    String selecting = filter.words().longest();
    String term = SearchItem.wordTerm(selecting);
    List<String> conditions = new ArrayList<>();
    Map<String, AttributeValue> values = new HashMap<>();
    for (String word : filter.words().words()) {
      if (!term.equals(SearchItem.WORD + word)) {
        String name = ":word" + conditions.size();
        conditions.add("contains(words, " + name + ")");
        // The space before each word of an item makes this the start of a word.
        values.put(name, Attributes.text(" " + word));
      }
    }
    if (category != null) {
      conditions.add("category = :category");
      values.put(":category", Attributes.text(category));
    }
    return new SearchQuery(term, conditions, values);
  }

  boolean hasFilter() {
    return !conditions.isEmpty();
  }

  QueryRequest.Builder request() {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":term", Attributes.text(term));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .keyConditionExpression("term = :term")
            .expressionAttributeValues(all);
    return hasFilter() ? request.filterExpression(String.join(" AND ", conditions)) : request;
  }
}
