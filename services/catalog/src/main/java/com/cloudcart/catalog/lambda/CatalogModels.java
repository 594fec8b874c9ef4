package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.Offer;
import com.cloudcart.catalog.domain.Presentation;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.Title;
import com.cloudcart.catalog.port.Products.Page;
import com.cloudcart.generated.catalog.model.CreateProductRequestModel;
import com.cloudcart.generated.catalog.model.ProductModel;
import com.cloudcart.generated.catalog.model.ProductPageModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products between the wire and the domain. */
final class CatalogModels {
  private CatalogModels() {}

  static Offer offer(CreateProductRequestModel request) {
    Presentation presentation =
        new Presentation(request.category(), request.imageUrl(), request.description());
    return new Offer(new Title(request.title()), new Money(request.price()), presentation);
  }

  static ProductModel of(Product product) {
    Presentation presentation = product.offer().presentation();
    return new ProductModel(
        product.id().value(),
        product.offer().title().value(),
        product.offer().price().amount(),
        product.stock().value(),
        presentation.category(),
        presentation.imageUrl(),
        presentation.description(),
        product.revision().createdAt(),
        product.revision().updatedAt());
  }

  static ProductPageModel of(Page page) {
    return page(page.products(), page.next() == null ? null : PageKey.write(page.next()));
  }

  static ProductPageModel page(List<Product> products, @Nullable String nextKey) {
    return new ProductPageModel(products.stream().map(CatalogModels::of).toList(), nextKey);
  }
}
