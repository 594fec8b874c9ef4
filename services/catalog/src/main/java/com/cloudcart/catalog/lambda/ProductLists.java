package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.SearchWords;
import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.ProductSearch.Filter;
import com.cloudcart.catalog.port.ProductSearch.Place;
import com.cloudcart.catalog.port.ProductSearch.Search;
import com.cloudcart.catalog.port.ProductSearch.SortOrder;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.Products.PageRequest;
import com.cloudcart.catalog.usecase.ListCategories;
import com.cloudcart.catalog.usecase.ListProducts;
import com.cloudcart.catalog.usecase.SearchProducts;
import com.cloudcart.generated.catalog.CatalogApi.ListCategoriesResponse;
import com.cloudcart.generated.catalog.CatalogApi.ListProductsResponse;
import com.cloudcart.generated.catalog.model.ApiErrorModel;
import com.cloudcart.generated.catalog.model.CategoryCountModel;
import com.cloudcart.generated.catalog.model.CategoryListModel;
import com.cloudcart.generated.catalog.model.SortOrderModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles the two forms of operation {@code listProducts}, and {@code listCategories}. */
final class ProductLists {
  private final ListProducts listProducts;
  private final SearchProducts searchProducts;
  private final ListCategories listCategories;

  ProductLists(Products products, ProductSearch search) {
    this.listProducts = new ListProducts(products);
    this.searchProducts = new SearchProducts(search);
    this.listCategories = new ListCategories(search);
  }

  /** The parameters that make a list a search. */
  record Query(@Nullable String text, @Nullable String category, @Nullable SortOrderModel order) {
    boolean isEmpty() {
      return text == null && category == null && order == null;
    }
  }

  ListProductsResponse list(int limit, @Nullable String lastKey) {
    if (lastKey == null) {
      return list(PageRequest.first(limit));
    }
    return PageKey.read(lastKey)
        .map(after -> list(new PageRequest(limit, after)))
        .orElseGet(ProductLists::unknownKey);
  }

  ListProductsResponse search(Query query, int limit, @Nullable String lastKey) {
    SearchWords words = SearchWords.of(query.text() == null ? "" : query.text());
    Filter filter = new Filter(words, query.category());
    SortOrder order = order(query.order());
    if (lastKey == null) {
      return search(new Search(filter, order, limit, null));
    }
    return SearchPageKey.read(order, lastKey)
        .map(after -> search(new Search(filter, order, limit, after)))
        .orElseGet(ProductLists::unknownKey);
  }

  ListCategoriesResponse categories() {
    return new ListCategoriesResponse.Ok(
        new CategoryListModel(
            listCategories.handle().stream()
                .map(category -> new CategoryCountModel(category.name(), category.products()))
                .toList()));
  }

  private ListProductsResponse list(PageRequest request) {
    return new ListProductsResponse.Ok(CatalogModels.of(listProducts.handle(request)));
  }

  private ListProductsResponse search(Search search) {
    ProductSearch.Page page = searchProducts.handle(search);
    Place next = page.next();
    return new ListProductsResponse.Ok(
        CatalogModels.page(
            page.products(), next == null ? null : SearchPageKey.write(search.order(), next)));
  }

  private static SortOrder order(@Nullable SortOrderModel order) {
    return switch (order) {
      case null -> SortOrder.TITLE;
      case TITLE -> SortOrder.TITLE;
      case PRICE -> SortOrder.PRICE;
      case PRICE_DESCENDING -> SortOrder.PRICE_DESCENDING;
      case NEWEST -> SortOrder.NEWEST;
    };
  }

  private static ListProductsResponse unknownKey() {
    return new ListProductsResponse.BadRequest(
        new ApiErrorModel(
            "The request is invalid", List.of("lastKey: is not a nextKey of this list")));
  }
}
