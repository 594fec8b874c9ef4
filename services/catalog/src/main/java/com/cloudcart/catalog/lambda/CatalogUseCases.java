package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.usecase.CreateProduct;
import com.cloudcart.catalog.usecase.FindProduct;
import com.cloudcart.catalog.usecase.ListProducts;
import com.cloudcart.catalog.usecase.ReleaseStock;
import com.cloudcart.catalog.usecase.ReserveStock;
import com.cloudcart.catalog.usecase.SetStock;

/** What the catalog can do, for the handler to lead requests to. */
record CatalogUseCases(
    ListProducts listProducts,
    CreateProduct createProduct,
    FindProduct findProduct,
    SetStock setStock,
    ReserveStock reserveStock,
    ReleaseStock releaseStock) {}
