"""Publishes API definitions, so that a stage serves the definition of the build."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.templates import Resolver, load

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


@dataclass(frozen=True)
class Api:
    """A deployed RestApi, and the definition that it should serve."""

    cloud: Cloud
    rest_api: str
    stage: str
    definition: dict

    @staticmethod
    def of(cloud: Cloud, resolver: Resolver, file: Path) -> "Api":
        definition = resolver.value(load(file.read_text(encoding="utf-8")))
        return Api(cloud, resolver.physical_ids["Api"], resolver.parameters["Stage"], definition)

    @property
    def description(self) -> str:
        """The description of a deployment of this definition."""
        return "definition " + hashlib.sha256(json.dumps(self.definition, sort_keys=True).encode()).hexdigest()[:20]

    def routes(self) -> set[str]:
        """`GET /products` and so on, as the definition declares them."""
        paths = self.definition["paths"].items()
        return {f"{method.upper()} {path}" for path, item in paths for method in item if method in METHODS}

    def signed_routes(self) -> list[tuple[str, str]]:
        """The methods with an authorization of IAM, each with its path."""
        schemes = self.definition.get("components", {}).get("securitySchemes", {}).items()
        iam = {name for name, scheme in schemes if scheme.get("x-amazon-apigateway-authtype") == "awsSigv4"}
        return [
            (method.upper(), path)
            for path, item in self.definition["paths"].items()
            for method, operation in item.items()
            if any(name in iam for requirement in operation.get("security", []) for name in requirement)
        ]

    def served_routes(self) -> set[str]:
        pages = self.cloud.client("apigateway").get_paginator("get_resources").paginate(restApiId=self.rest_api)
        found = (item for page in pages for item in page["items"])
        return {f"{method} {item['path']}" for item in found for method in item.get("resourceMethods", {})}

    def is_published(self) -> bool:
        return self.cloud.client("apigateway").get_deployment(**self._deployment()).get("description") == self.description

    def publish(self) -> None:
        """Makes the stage serve a new deployment of the definition."""
        apigateway = self.cloud.client("apigateway")
        if not self.cloud.is_aws:
            # AWS imports the definition with the stack. LocalStack reports the update, but keeps the old definition.
            apigateway.put_rest_api(restApiId=self.rest_api, mode="overwrite", body=json.dumps(self.definition).encode())
        apigateway.create_deployment(restApiId=self.rest_api, stageName=self.stage, description=self.description)

    def mark_published(self) -> None:
        """Describes the deployment that was created with the stack, so that `is_published` recognizes it."""
        operations = [{"op": "replace", "path": "/description", "value": self.description}]
        self.cloud.client("apigateway").update_deployment(**self._deployment(), patchOperations=operations)

    def _deployment(self) -> dict[str, str]:
        stage = self.cloud.client("apigateway").get_stage(restApiId=self.rest_api, stageName=self.stage)
        return {"restApiId": self.rest_api, "deploymentId": stage["deploymentId"]}
