"""The API definition of the catalog and the roles, on a gateway that enforces them: ministack with AUTH=true.

LocalStack imports the definition and creates the roles, but enforces neither.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import boto3
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from support import LAUNCHER, START_SECONDS, free_port

from cloudcart_deploy.apis import Api
from cloudcart_deploy.cloud import LOCAL_REGION
from cloudcart_deploy.shop import CATALOG, ORDER, PAYMENT, SHIPMENT, Stack
from cloudcart_deploy.templates import Resolver, load_file

ACCOUNT, STAGE = "000000000000", "test"
ROLES = {
    "order": (ORDER, "ApiFunctionRole"),
    "recovery": (ORDER, "RecoveryFunctionRole"),
    "payment": (PAYMENT, "PaymentFunctionRole"),
    "shipment": (SHIPMENT, "ShipmentFunctionRole"),
}
CALLS = {"read": ("GET", "/products"), "create": ("POST", "/products"), "change": ("PATCH", "/products/mug/stock")}
# There is no function behind the API: an error of the integration says that the gateway let the call pass.
PASSED, REFUSED = 500, 403


class Gateway:
    """The catalog's API on a stage that requires IAM, and callers with the roles of the functions."""

    def __init__(self, endpoint: str):
        self._endpoint = endpoint
        self.api = self._create_api()
        self._credentials = {name: self._assume(name, *role) for name, role in ROLES.items()}

    def call(self, method: str, path: str, caller: str | None) -> int:
        url = f"{self._endpoint}/restapis/{self.api}/{STAGE}/_user_request_{path}"
        signed = AWSRequest(method, url, {"content-type": "application/json"}, None if method == "GET" else b"{}")
        if caller:
            SigV4Auth(self._credentials[caller], "execute-api", LOCAL_REGION).add_auth(signed)
        request = urllib.request.Request(url, signed.data, dict(signed.headers.items()), method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as e:
            return e.code

    def _create_api(self) -> str:
        definition = Api.of(None, resolver(CATALOG, {}), CATALOG.definition).definition
        api = {"Ref": "Api"}
        template = {
            "Resources": {
                "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "catalog", "Body": definition}},
                "Deployment": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": api}},
                "Stage": {
                    "Type": "AWS::ApiGateway::Stage",
                    "Properties": {"RestApiId": api, "DeploymentId": {"Ref": "Deployment"}, "StageName": STAGE},
                },
            }
        }
        cloudformation = self._client("cloudformation")
        cloudformation.create_stack(StackName="catalog", TemplateBody=json.dumps(template))
        cloudformation.get_waiter("stack_create_complete").wait(StackName="catalog", WaiterConfig={"Delay": 1})
        return self._client("apigateway").get_rest_apis()["items"][0]["id"]

    def _assume(self, name: str, stack: Stack, role: str) -> Credentials:
        everybody = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
        exports = {f"cloudcart-products-{STAGE}-ApiId": self.api}
        policy = resolver(stack, exports).properties(role)["Policies"][0]["PolicyDocument"]
        iam = self._client("iam")
        trust = json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
        arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]["Arn"]
        # What other stacks export is not known here; the statements about it do not matter.
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps(policy, default=str))
        assumed = self._client("sts").assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]
        return Credentials(assumed["AccessKeyId"], assumed["SecretAccessKey"], assumed["SessionToken"])

    def _client(self, service: str):
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(service, endpoint_url=self._endpoint, region_name=LOCAL_REGION, **keys)


def resolver(stack: Stack, exports: dict[str, str]) -> Resolver:
    template = load_file(stack.template)
    ids = {logical_id: logical_id for logical_id in template["Resources"]}
    return Resolver(template, {"Stage": STAGE}, ids, exports, ACCOUNT, LOCAL_REGION)


@pytest.fixture(scope="module")
def gateway(tmp_path_factory) -> Iterator[Gateway]:
    port = free_port()
    settings = {"SERVICES": "apigateway,cloudformation,iam,sts", "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)}
    settings |= {"AUTH": "true", "PERSIST_STATE": "0", "IOT_MTLS_ENABLED": "0", "SFTP_ENABLED": "0", "LOG_LEVEL": "ERROR"}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= settings | {"TMPDIR": str(tmp_path_factory.mktemp("ministack"))}
    lock = LAUNCHER.parent / "ministack" / "requirements.txt"
    process = subprocess.Popen([str(LAUNCHER), "with", str(lock), "ministack"], env=environment)
    try:
        endpoint = f"http://127.0.0.1:{port}"
        await_answer(endpoint, process)
        yield Gateway(endpoint)
    finally:
        process.terminate()
        process.wait(60)


def await_answer(endpoint: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        assert process.poll() is None and time.monotonic() < deadline, "ministack did not start"
        try:
            urllib.request.urlopen(f"{endpoint}/_ministack/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)


@pytest.mark.parametrize(
    ("caller", "allowed"),
    [
        (None, {"read"}),
        ("order", {"read", "change"}),
        ("recovery", {"read", "change"}),
        ("payment", {"read", "change"}),
        ("shipment", {"read"}),
    ],
)
def test_a_caller_passes_the_gateway_only_with_what_its_role_allows(caller, allowed, gateway):
    answers = {what: gateway.call(method, path, caller) for what, (method, path) in CALLS.items()}
    assert answers == {what: PASSED if what in allowed else REFUSED for what in CALLS}
