"""The rules that the documents state in words instead of schemas, as hooks of Schemathesis.

Each exception here matches one sentence of a document and nothing more.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache

import requests
import schemathesis
from schemathesis.openapi.checks import RejectedPositiveData, UnsupportedMethodResponse

given_keys: set[str] = set()

NOT_A_ROUTE = {"message": "Missing Authentication Token"}
# Requests that are valid by their schema, but that a sentence of the document rejects: a page key that no response
# contained, a cart line whose sum would be too large, lines of one product with two prices or a too large total quantity.
REFUSED_IN_WORDS = re.compile(
    r"lastKey: is not a nextKey of this list"
    r"|quantity: the cart has \d+ of it, at most 1000000 are possible"
    r"|items\[\d+\]\.price: differs from another line of the same product"
    r"|items\[\d+\]\.quantity: over 1000000 pieces of one product in all"
)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Any correlation id is accepted or replaced, and any page size is capped; neither is rejected.

    Schemathesis does not know `format: money`, so it is given the equal `multipleOf`.
    """
    schemas = raw_schema["components"]["schemas"]
    schemas["OfferedCorrelationId"] = {"type": "string"}
    for schema in schemas.values():
        if schema.get("format") == "money":
            schema["multipleOf"] = 0.01
    if "PageLimit" in schemas:
        schemas["PageLimit"] = {"type": "integer"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Replaces random values of valid requests by existing ones; invalid values are not changed."""
    _ask_for_a_page_that_exists(case)
    _order_a_product_that_exists(case)


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code == 200 and case.method == "GET" and "lastKey" in _parameters(case):
        given_keys.add(response.json().get("nextKey"))


def _parameters(case) -> list[str]:
    return [parameter.name for parameter in case.operation.query]


def _ask_for_a_page_that_exists(case) -> None:
    """A page key is opaque: only a key from a response is valid."""
    if case.meta.generation.mode.is_positive and case.query.get("lastKey") not in given_keys:
        case.query.pop("lastKey", None)


def _order_a_product_that_exists(case) -> None:
    if case.operation.definition.raw.get("operationId") != "placeOrder" or not isinstance(case.body, dict):
        return
    lines = case.body.get("items")
    line = lines[0] if isinstance(lines, list) and lines else None
    if isinstance(line, dict) and _is_id(line.get("productId")) and _is_price(line.get("price")):
        line["productId"], line["price"] = _product()


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops only the failures that the contract requires."""
    if isinstance(failure, UnsupportedMethodResponse):
        # Requests with an unknown method do not reach the function: API Gateway answers them with 403 instead of 405.
        return not (response.status_code == 403 and response.json() == NOT_A_ROUTE)
    if isinstance(failure, RejectedPositiveData) and response.status_code == 400:
        details = response.json()["details"]
        return not all(REFUSED_IN_WORDS.fullmatch(detail) for detail in details)
    return True


def _is_id(value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"(?!\.{1,2}$)[A-Za-z0-9._~-]{1,128}", value) is not None


def _is_price(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value and round(value, 2) == value


@cache
def _product() -> tuple[str, float]:
    """A product with enough stock for all generated orders."""
    wanted = {"title": "Bought by generated orders", "price": 12.5, "stock": 1_000_000_000}
    answer = requests.post(
        os.environ["CATALOG_URL"] + "/products",
        data=json.dumps(wanted),
        headers={"content-type": "application/json"},
        timeout=60,
    )
    answer.raise_for_status()
    return answer.json()["productId"], wanted["price"]
