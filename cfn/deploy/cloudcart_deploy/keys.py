"""The key of the orders API: the one that the run was given is in the usage plan, and no other."""

from __future__ import annotations

import urllib.error
import urllib.request

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.promises import Check
from cloudcart_deploy.templates import Resolver


def checks(cloud: Cloud, resolver: Resolver, outputs: dict[str, str]) -> list[Check]:
    plan = resolver.physical_ids["StorefrontPlan"]
    wanted = resolver.parameters["ApiKey"]
    values = _values(cloud, plan)
    url = f"{outputs['ApiUrl']}/orders?userId=nobody"
    return [
        # Never shown: only how many keys are as they should be.
        Check("api key", "usage plan", 1, sum(v == wanted for v in values.values()), lambda: _replace(cloud, plan, resolver)),
        Check("api key enforced", "orders API", 403, _status_without_key(url)),
    ]


def _values(cloud: Cloud, plan: str) -> dict[str, str]:
    apigateway = cloud.client("apigateway")
    listed = apigateway.get_usage_plan_keys(usagePlanId=plan)["items"]
    return {key["id"]: apigateway.get_api_key(apiKey=key["id"], includeValue=True)["value"] for key in listed}


def _replace(cloud: Cloud, plan: str, resolver: Resolver) -> None:
    """A key's value cannot be changed: the old key goes, a new one takes its place."""
    apigateway = cloud.client("apigateway")
    for key in _values(cloud, plan):
        apigateway.delete_usage_plan_key(usagePlanId=plan, keyId=key)
        apigateway.delete_api_key(apiKey=key)
    wanted = resolver.properties("StorefrontKey")
    made = apigateway.create_api_key(name=wanted["Name"], enabled=True, value=wanted["Value"])
    apigateway.create_usage_plan_key(usagePlanId=plan, keyId=made["id"], keyType="API_KEY")


def _status_without_key(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as e:
        return e.code
