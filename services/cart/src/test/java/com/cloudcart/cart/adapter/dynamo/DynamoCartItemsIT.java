package com.cloudcart.cart.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.cart.domain.CartItemMother;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.port.CartItems.AddResult;
import com.cloudcart.cart.port.CartItemsSuite;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.LosingDynamo;
import com.cloudcart.kit.test.TemplateTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCartItemsIT implements CartItemsSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static String table = "";

  @BeforeAll
  static void createTable() {
    table = TemplateTables.create(DYNAMO.client(), "cart").name("CartTable");
  }

  @Override
  public CartItems items() {
    return new DynamoCartItems(DYNAMO.client(), table);
  }

  @Test
  void pieces_are_added_once_when_the_answer_to_the_first_call_is_lost() {
    CartItems losing = new DynamoCartItems(new LosingDynamo(DYNAMO.client()), table);
    UserId ann = CartItemMother.newUser();

    assertThat(losing.add(CartItemMother.mugs(ann, 2)))
        .isEqualTo(new AddResult.Added(CartItemMother.mugs(ann, 2)));
    assertThat(losing.addToExisting(CartItemMother.mugs(ann, 3)))
        .isEqualTo(new AddResult.Added(CartItemMother.mugs(ann, 5)));
    losing.add(CartItemMother.giftCards(ann, 1));
    losing.addToExisting(CartItemMother.giftCards(ann, 1));
    assertThat(items().of(ann))
        .containsExactlyInAnyOrder(CartItemMother.mugs(ann, 5), CartItemMother.giftCards(ann, 2));
  }
}
