"""The API keys of the orders API, and the parameters of its template that hold them."""

import hashlib

SLOTS = ("ApiKey", "SecondApiKey")
PARAMETERS = {f"{slot}{suffix}" for slot in SLOTS for suffix in ("", "Digest")}


def parameters(accepted: list[str], deployed: dict[str, str]) -> dict[str, str]:
    """The template's parameters, with an empty text for a slot without a key.

    A key that is deployed keeps its slot: API Gateway accepts a key once, so that it cannot move while it is in use.
    `deployed` has the parameters of the stack; a stack without digests has its only key in the first slot.
    """
    digests = {digest(key): key for key in accepted}
    kept = {slot: digests.pop(deployed.get(f"{slot}Digest", ""), "") for slot in SLOTS}
    # A new key does not replace a key that is in use, as long as a slot is free.
    free = sorted((slot for slot in SLOTS if not kept[slot]), key=lambda slot: bool(deployed.get(f"{slot}Digest")))
    keys = kept | dict(zip(free, digests.values(), strict=False))
    return keys | {f"{slot}Digest": digest(key) if key else "" for slot, key in keys.items()}


def digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
