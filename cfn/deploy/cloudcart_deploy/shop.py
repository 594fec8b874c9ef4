"""The five stacks: their order, their files, and the parameters that a run gives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DEFAULT_API_KEY = "cloudcart-dev-key-2024"


@dataclass(frozen=True)
class Stack:
    """One service's stack; `api` is the file name of its API Gateway definition, where it has an API."""

    service: str
    name_part: str
    api: str | None = None

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

# Stacks of one wave are deployed side by side; each wave imports what the ones before it export.
WAVES = ((CART, CATALOG), (ORDER,), (PAYMENT,), (SHIPMENT,))
STACKS = tuple(stack for wave in WAVES for stack in wave)


def find(name: str, stage: str) -> Stack | None:
    """The stack that a user means by `order`, `products` or `cloudcart-order-dev`."""
    return next((s for s in STACKS if name in (s.service, s.name_part, s.name(stage))), None)


def suffix(stage: str) -> str:
    return stage[:1].upper() + stage[1:]


def parameters(template: dict, given: dict[str, str]) -> dict[str, str]:
    """Of the run's values, those that the template declares."""
    return {name: value for name, value in given.items() if name in template["Parameters"]}
