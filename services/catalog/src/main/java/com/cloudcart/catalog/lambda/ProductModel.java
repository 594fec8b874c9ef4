package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.Offer;
import com.cloudcart.catalog.domain.Presentation;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.Title;
import com.cloudcart.catalog.port.Page;
import com.cloudcart.generated.catalog.model.CreateProductRequest;
import com.cloudcart.generated.catalog.model.ProductPage;

/** Products between the wire and the domain. */
final class ProductModel {
  private ProductModel() {}

  static Offer offer(CreateProductRequest request) {
    Presentation presentation =
        new Presentation(request.category(), request.imageUrl(), request.description());
    return new Offer(new Title(request.title()), new Money(request.price()), presentation);
  }

  static com.cloudcart.generated.catalog.model.Product of(Product product) {
    Presentation presentation = product.offer().presentation();
    return new com.cloudcart.generated.catalog.model.Product(
        product.id().value(),
        product.offer().title().value(),
        product.offer().price().amount(),
        product.stock().value(),
        product.revision().createdAt(),
        product.revision().updatedAt(),
        presentation.category(),
        presentation.imageUrl(),
        presentation.description());
  }

  static ProductPage of(Page page) {
    return new ProductPage(
        page.products().stream().map(ProductModel::of).toList(),
        page.next() == null ? null : PageKey.write(page.next()));
  }
}
