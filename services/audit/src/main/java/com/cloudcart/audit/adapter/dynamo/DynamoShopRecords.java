package com.cloudcart.audit.adapter.dynamo;

import com.cloudcart.audit.domain.Claim;
import com.cloudcart.audit.domain.Order;
import com.cloudcart.audit.domain.ProductId;
import com.cloudcart.audit.domain.Reservation;
import com.cloudcart.audit.domain.Snapshot;
import com.cloudcart.audit.port.ShopRecords;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads the four tables with consistent scans, page by page, and only the attributes that the rules
 * need. A pass keeps all records in memory: 150 000 orders with two lines each, and their
 * reservations, fit into a function of 512 MB (measured, see docs/operating.md).
 */
public final class DynamoShopRecords implements ShopRecords {
  private final DynamoDbClient dynamo;
  private final TableScan<Reservation> reservations;
  private final TableScan<Claim> claims;
  private final TableScan<Order> orders;
  private final TableScan<Entry<ProductId, BigDecimal>> products;

  public DynamoShopRecords(DynamoDbClient dynamo, Tables tables) {
    this.dynamo = dynamo;
    reservations = new TableScan<>(tables.reservations(), Items.OF_RESERVATION, Items::reservation);
    claims = new TableScan<>(tables.claims(), Items.OF_CLAIM, Items::claim);
    orders = new TableScan<>(tables.orders(), Items.OF_ORDER, Items::order);
    products = new TableScan<>(tables.products(), Items.OF_PRODUCT, Items::stock);
  }

  /** The names of the tables. */
  public record Tables(String orders, String claims, String reservations, String products) {}

  @Override
  public Snapshot read() {
    List<Reservation> reserved = reservations.records(dynamo).toList();
    List<Claim> claimed = claims.records(dynamo).toList();
    return new Snapshot(
        orders.records(dynamo).collect(Collectors.toMap(Order::id, Function.identity())),
        reserved,
        claimed,
        products.records(dynamo).collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
  }

  /** Reads one record of each table. */
  public void readLittle() {
    Stream.of(reservations, claims, orders, products).forEach(scan -> scan.first(dynamo));
  }
}
