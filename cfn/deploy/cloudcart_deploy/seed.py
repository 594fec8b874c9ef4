"""Loads the sample products through the public API; those whose title is there already are left alone.

Needs nothing but Python: seed-products.sh runs it as a program.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cloudcart_deploy.calls import Answer, patiently

PRODUCTS = Path(__file__).with_name("products.json")


class SeedError(Exception):
    """The catalog did not take the products; the text says what it answered."""


def titles(catalog: str) -> set[str]:
    """The titles of all products, page by page."""
    found: set[str] = set()
    key = ""
    while True:
        answer = _accepted("GET", f"{catalog}/products?limit=100{key}")
        found.update(product["title"] for product in answer.body["products"])
        if "nextKey" not in answer.body:
            return found
        key = f"&lastKey={answer.body['nextKey']}"


def seed(catalog: str) -> tuple[int, int]:
    """Returns how many products were added and how many had been there."""
    products = json.loads(PRODUCTS.read_text(encoding="utf-8"))
    known = titles(catalog)
    missing = [product for product in products if product["title"] not in known]
    for product in missing:
        _accepted("POST", f"{catalog}/products", product)
    return len(missing), len(products) - len(missing)


def _accepted(method: str, url: str, body: dict | None = None) -> Answer:
    answer = patiently(method, url, body)
    if not answer.ok:
        raise SeedError(f"{method} {url} answered {answer.status}: {answer.body}")
    return answer


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: seed-products.sh <catalog address>", file=sys.stderr)
        return 2
    try:
        added, present = seed(sys.argv[1].rstrip("/"))
    except SeedError as e:
        print(f"The products could not be loaded: {e}", file=sys.stderr)
        return 1
    print(f"{added} products added, {present} were there already")
    return 0


if __name__ == "__main__":
    sys.exit(main())
