"""Publishes API definitions: what a stage serves is the build's definition, or is made so."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.templates import Resolver, load

PREFIX = "definition "


@dataclass(frozen=True)
class Api:
    """A deployed RestApi and the definition that it should serve."""

    cloud: Cloud
    rest_api: str
    stage: str
    definition: dict

    @staticmethod
    def of(cloud: Cloud, resolver: Resolver, definition: str) -> Api:
        rest_api = resolver.physical_ids["Api"]
        return Api(cloud, rest_api, resolver.parameters["Stage"], resolver.value(load(definition)))

    @property
    def fingerprint(self) -> str:
        return PREFIX + hashlib.sha256(json.dumps(self.definition, sort_keys=True).encode()).hexdigest()[:20]

    def routes(self) -> set[str]:
        """`GET /products` and so on, as the definition declares them."""
        methods = ("get", "put", "post", "delete", "patch", "head", "options")
        paths = self.definition["paths"].items()
        return {f"{m.upper()} {path}" for path, item in paths for m in item if m in methods}

    def served_routes(self) -> set[str]:
        pages = self.cloud.client("apigateway").get_paginator("get_resources").paginate(restApiId=self.rest_api)
        found = (item for page in pages for item in page["items"])
        return {f"{method} {item['path']}" for item in found for method in item.get("resourceMethods", {})}

    def is_published(self) -> bool:
        """Whether the stage's deployment was made from this very definition."""
        apigateway = self.cloud.client("apigateway")
        served = apigateway.get_stage(restApiId=self.rest_api, stageName=self.stage)["deploymentId"]
        deployment = apigateway.get_deployment(restApiId=self.rest_api, deploymentId=served)
        return deployment.get("description") == self.fingerprint

    def publish(self) -> None:
        """Imports the definition and points the stage to a new deployment of it."""
        apigateway = self.cloud.client("apigateway")
        if not self.cloud.is_aws:
            # AWS has taken the body over with the stack; LocalStack reports the update and keeps the old body.
            body = json.dumps(self.definition).encode()
            apigateway.put_rest_api(restApiId=self.rest_api, mode="overwrite", body=body)
        apigateway.create_deployment(
            restApiId=self.rest_api, stageName=self.stage, description=self.fingerprint
        )

    def mark_published(self) -> None:
        """Names the deployment that came with the stack's creation by what it serves."""
        apigateway = self.cloud.client("apigateway")
        served = apigateway.get_stage(restApiId=self.rest_api, stageName=self.stage)["deploymentId"]
        operations = [{"op": "replace", "path": "/description", "value": self.fingerprint}]
        apigateway.update_deployment(restApiId=self.rest_api, deploymentId=served, patchOperations=operations)
