"""Gives the storefront the addresses of the APIs: writes `frontend/.env.local` and keeps its other lines."""

from pathlib import Path

from cloudcart_deploy.shop import ROOT

ENV_FILE = ROOT / "frontend" / ".env.local"


def variables(catalog: str, cart: str, orders: str, api_key: str) -> dict[str, str]:
    return {
        "NEXT_PUBLIC_CATALOG_API_URL": catalog,
        "NEXT_PUBLIC_CART_API_URL": cart,
        "NEXT_PUBLIC_ORDERS_API_URL": orders,
        # Without NEXT_PUBLIC_: the key stays on the storefront's server.
        "CLOUDCART_API_KEY": api_key,
    }


def write(values: dict[str, str], file: Path = ENV_FILE) -> bool:
    """Replaces the variables; a file without any line is deleted. Returns whether the file has changed."""
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    own = variables("", "", "", "")
    others = [line for line in old.splitlines() if line.split("=", 1)[0].strip() not in own]
    text = "".join(f"{line}\n" for line in [*others, *(f"{name}={value}" for name, value in values.items())])
    if text == old:
        return False
    if text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
    else:
        file.unlink()
    return True
