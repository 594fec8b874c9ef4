"""The six stacks: their order, their files, and which of them import from which."""

import re
from dataclasses import dataclass
from pathlib import Path

from cloudcart_deploy.templates import imports, load_file

ROOT = Path(__file__).resolve().parents[3]
# The only stage on which everybody may write to the catalog, for development; the templates have the same condition.
OPEN_STAGE = "dev"


def public_api_key(stage: str) -> str:
    """The key of local runs. Each stage has its own, because API Gateway accepts a key once in an account."""
    return f"cloudcart-{stage}-key-2024"


def is_public(api_key: str) -> bool:
    return re.fullmatch(r"cloudcart-[a-z0-9]+-key-2024", api_key) is not None


@dataclass(frozen=True)
class Stack:
    """The stack of one service; `api` is the file name of its API Gateway definition, if it has an API.

    A service without pacts calls no other service and is called by none, so a Pact Broker does not know it.
    """

    service: str
    name_part: str
    api: str | None = None
    has_pacts: bool = True

    def name(self, stage: str) -> str:
        return f"cloudcart-{self.name_part}-{stage}"

    @property
    def template(self) -> Path:
        return ROOT / "cfn" / f"{self.service}.yaml"

    @property
    def jar(self) -> Path:
        return ROOT / "services" / self.service / "target" / f"{self.service}.jar"

    @property
    def definition(self) -> Path | None:
        return ROOT / "api-specs" / "target" / "apigateway" / f"{self.api}.yaml" if self.api else None


CART = Stack("cart", "cart", "cart")
CATALOG = Stack("catalog", "products", "catalog")
ORDER = Stack("order", "order", "orders")
PAYMENT = Stack("payment", "payment")
SHIPMENT = Stack("shipment", "shipment")
AUDIT = Stack("audit", "audit", has_pacts=False)

# Stacks of one wave are deployed in parallel; each wave imports what the waves before it export.
WAVES = ((CART, CATALOG), (ORDER,), (PAYMENT,), (SHIPMENT, AUDIT))
STACKS = tuple(stack for wave in WAVES for stack in wave)


def find(name: str, stage: str) -> Stack | None:
    """The stack that a user calls `order`, `products` or `cloudcart-order-dev`."""
    return next((s for s in STACKS if name in (s.service, s.name_part, s.name(stage))), None)


def importers(stack: Stack) -> list[Stack]:
    """The stacks that import from this one, directly or through another one, in the order of their deployment."""
    found = [stack]
    for other in STACKS:
        names = imports(load_file(other.template))
        if any(name.startswith(exporter.name("")) for exporter in found for name in names):
            found.append(other)
    return found[1:]
