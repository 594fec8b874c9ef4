"""Two local clouds on one machine, with the same stage and therefore the same names; and two stages in one of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from support import LocalStack

from cloudcart_deploy.follow_up import call, place_test_order
from cloudcart_deploy.shop import public_api_key

STAGE = ("--stage", "twin", "--skip-build")
ALL_ARE_PAID = ("--parameter", "PaymentSuccessRate=1")
NEW_CART = '{"note": "new code"}'


def test_deleting_a_cloud_or_a_stage_leaves_the_other_one_as_it_was(localstack, checkout, tmp_path, capsys):
    second = LocalStack(tmp_path)
    try:
        to_first = ("--endpoint", localstack.endpoint, *STAGE)
        to_second = ("--endpoint", second.endpoint, "--env-file", str(tmp_path / "second.env"), *STAGE)
        # At the same time, so that they also use the caches that the clouds of a user share.
        with ThreadPoolExecutor() as both:
            for deployed in both.map(lambda to: checkout.deploy(*to, *ALL_ARE_PAID), (to_first, to_second)):
                assert deployed.ok, deployed.output
                assert "→ PAID → SHIPPED" in deployed.output

        deleted = checkout.deploy(*to_second, "--delete", "--yes")
        assert deleted.ok, deleted.output

        checkout.replace_function("cart", "com.cloudcart.cart.lambda.CartFunction", NEW_CART)
        again = checkout.deploy(*to_first, *ALL_ARE_PAID, "--skip-smoke")
        assert again.ok, again.output
        assert call("GET", f"{checkout.address('CART')}/cart/u").body["note"] == "new code"

        beside = ("--endpoint", localstack.endpoint, "--stage", "beside", "--skip-build")
        addresses = checkout.address("CATALOG"), checkout.address("ORDERS")
        deployed = checkout.deploy(*beside, "--env-file", str(tmp_path / "beside.env"), *ALL_ARE_PAID)
        assert deployed.ok, deployed.output
        assert "→ PAID → SHIPPED" in deployed.output
        deleted = checkout.deploy(*beside, "--env-file", str(tmp_path / "beside.env"), "--delete", "--yes")
        assert deleted.ok, deleted.output
        place_test_order(*addresses, public_api_key("twin"))
        assert "→ PAID → SHIPPED" in capsys.readouterr().out
        assert checkout.deploy(*to_first, "--delete", "--yes").ok
    finally:
        second.stop()
