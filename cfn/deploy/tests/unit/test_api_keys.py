"""Which slot of the template an API key has, and what a rotation changes."""

import pytest

from cloudcart_deploy.api_keys import SLOTS, digest, parameters

KEYS = [f"a-key-of-our-own-{number:04}" for number in range(6)]


def keys_in(values: dict[str, str]) -> set[str]:
    return {values[slot] for slot in SLOTS} - {""}


def digests_in(values: dict[str, str]) -> set[str]:
    return {values[f"{slot}Digest"] for slot in SLOTS} - {""}


def test_a_first_deployment_uses_the_first_slot():
    assert parameters(KEYS[:1], {}) == {
        "ApiKey": KEYS[0], "ApiKeyDigest": digest(KEYS[0]), "SecondApiKey": "", "SecondApiKeyDigest": "",
    }  # fmt: skip


def test_a_key_of_a_deployment_without_digests_stays_in_the_first_slot():
    assert parameters(KEYS[:1], {"ApiKey": "****"})["ApiKey"] == KEYS[0]


def test_a_deployment_with_the_same_keys_in_another_order_changes_nothing():
    both = parameters(KEYS[:2], {})
    assert parameters([KEYS[1], KEYS[0]], both) == both


def test_a_key_that_replaces_the_only_one_uses_the_free_slot():
    values = parameters([KEYS[1]], parameters([KEYS[0]], {}))
    assert (values["ApiKey"], values["SecondApiKey"]) == ("", KEYS[1])


@pytest.mark.parametrize("accepted", [KEYS[:1], KEYS[:2]])
def test_the_digests_are_those_of_the_keys(accepted):
    values = parameters(accepted, {})
    assert digests_in(values) == {digest(key) for key in accepted}


def test_a_rotation_refuses_no_valid_key_at_any_step():
    """An update first adds and updates resources, in any order, and deletes the old ones at the end; it can end anywhere."""
    deployed = parameters([KEYS[0]], {})
    for old, new in zip(KEYS, KEYS[1:], strict=False):
        for accepted, valid in (([new, old], old), ([new], new)):
            before, deployed = deployed, parameters(accepted, deployed)
            gateway = [keys_in(before) | keys_in(deployed), keys_in(deployed)]
            function = [digests_in(before), digests_in(deployed)]
            assert all(valid in keys for keys in gateway)
            assert all(digest(valid) in digests for digests in function)
            changed = [slot for slot in SLOTS if before[slot] != deployed[slot]]
            # A value of a key resource cannot change while the resource is in use.
            assert all("" in (before[slot], deployed[slot]) for slot in changed)
