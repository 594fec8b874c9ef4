"""The sample products are loaded through the catalog's API, here a small one in this test."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from cloudcart_deploy import follow_up
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import ROOT
from json_server import JsonHandler, serving

SAMPLES = json.loads(follow_up.PRODUCTS.read_text(encoding="utf-8"))


@pytest.fixture
def catalog():
    products = []

    class Catalog(JsonHandler):
        def do_GET(self):
            first = int(parse_qs(urlsplit(self.path).query).get("lastKey", ["0"])[0])
            page = {"products": products[first : first + 4]}
            if first + 4 < len(products):
                page["nextKey"] = str(first + 4)
            self.answer(200, page)

        def do_POST(self):
            body = self.body()
            if body["title"] == "refused":
                return self.answer(400, {"error": "no"})
            products.append(body)
            return self.answer(201, body)

    with serving(Catalog) as url:
        yield url, products


def test_a_second_seed_adds_no_product(catalog):
    url, products = catalog
    assert follow_up.seed(url) == (10, 0)
    assert follow_up.seed(url) == (0, 10)
    assert len(products) == 10


def test_a_seed_adds_the_missing_products_and_keeps_the_others(catalog):
    url, products = catalog
    products.extend([{"title": "Somebody else's"}, SAMPLES[3]])
    assert follow_up.seed(url) == (9, 1)
    assert len(products) == 11


def test_a_refused_product_is_reported_with_the_catalogs_answer(catalog, monkeypatch, tmp_path):
    file = tmp_path / "products.json"
    file.write_text('[{"title": "refused"}]')
    monkeypatch.setattr(follow_up, "PRODUCTS", file)
    with pytest.raises(DeployError, match="answered 400"):
        follow_up.seed(catalog[0])


def test_a_sample_has_its_picture_in_the_storefront():
    for product in SAMPLES:
        assert (ROOT / "frontend" / "public" / product["imageUrl"].lstrip("/")).is_file(), product["title"]
