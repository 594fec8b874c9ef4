"""The API definitions with roles and user pools, on a gateway that enforces them: ministack with AUTH=true.

LocalStack imports the definitions and creates the roles, but enforces neither.
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
UNAUTHORIZED = 401
PASSWORD = "Correct-horse-7"


class Gateway:
    """Imports API definitions, and calls their APIs."""

    def __init__(self, endpoint: str):
        self._endpoint = endpoint

    def call(self, api: str, method: str, path: str, headers: dict[str, str] | None = None, signer: Credentials | None = None) -> int:
        url = f"{self._endpoint}/restapis/{api}/{STAGE}/_user_request_{path}"
        sent = {"content-type": "application/json", **(headers or {})}
        signed = AWSRequest(method, url, sent, None if method == "GET" else b"{}")
        if signer:
            SigV4Auth(signer, "execute-api", LOCAL_REGION).add_auth(signed)
        request = urllib.request.Request(url, signed.data, dict(signed.headers.items()), method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as e:
            return e.code

    def create_api(self, stack: Stack, parameters: dict[str, str]) -> str:
        """Imports the definition of a stack's API; returns the id of the API."""
        definition = Api.of(None, resolver(stack, parameters), stack.definition).definition
        api = {"Ref": "Api"}
        template = {
            "Resources": {
                "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": stack.service, "Body": definition}},
                "Deployment": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": api}},
                "Stage": {
                    "Type": "AWS::ApiGateway::Stage",
                    "Properties": {"RestApiId": api, "DeploymentId": {"Ref": "Deployment"}, "StageName": STAGE},
                },
            }
        }
        cloudformation = self.client("cloudformation")
        cloudformation.create_stack(StackName=stack.service, TemplateBody=json.dumps(template))
        cloudformation.get_waiter("stack_create_complete").wait(StackName=stack.service, WaiterConfig={"Delay": 1})
        return next(a["id"] for a in self.client("apigateway").get_rest_apis()["items"] if a["name"] == stack.service)

    def assume(self, name: str, policy: dict) -> Credentials:
        """Credentials of a new role with this policy."""
        everybody = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
        iam = self.client("iam")
        trust = json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
        arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]["Arn"]
        # What other stacks export is not known here; the statements about it do not matter.
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps(policy, default=str))
        assumed = self.client("sts").assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]
        return Credentials(assumed["AccessKeyId"], assumed["SecretAccessKey"], assumed["SessionToken"])

    def client(self, service: str):
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(service, endpoint_url=self._endpoint, region_name=LOCAL_REGION, **keys)


def resolver(stack: Stack, parameters: dict[str, str], exports: dict[str, str] | None = None) -> Resolver:
    template = load_file(stack.template)
    ids = {logical_id: logical_id for logical_id in template["Resources"]}
    return Resolver(template, {"Stage": STAGE, **parameters}, ids, exports or {}, ACCOUNT, LOCAL_REGION)


@pytest.fixture(scope="module")
def gateway(tmp_path_factory) -> Iterator[Gateway]:
    port = free_port()
    settings = {"SERVICES": "apigateway,cloudformation,cognito-idp,iam,sts", "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)}
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


@pytest.fixture(scope="module")
def catalog(gateway) -> tuple[str, dict[str, Credentials]]:
    """The catalog's API on a stage that requires IAM, and credentials of the roles of the functions."""
    api = gateway.create_api(CATALOG, {})
    exports = {f"cloudcart-products-{STAGE}-ApiId": api}
    policies = {name: resolver(stack, {}, exports).properties(role)["Policies"][0] for name, (stack, role) in ROLES.items()}
    return api, {name: gateway.assume(name, policy["PolicyDocument"]) for name, policy in policies.items()}


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
def test_a_caller_passes_the_gateway_only_with_what_its_role_allows(caller, allowed, gateway, catalog):
    api, roles = catalog
    signer = roles[caller] if caller else None
    answers = {what: gateway.call(api, method, path, signer=signer) for what, (method, path) in CALLS.items()}
    assert answers == {what: PASSED if what in allowed else REFUSED for what in CALLS}


class Pool:
    """A user pool with one user."""

    def __init__(self, gateway: Gateway, name: str):
        self._cognito = gateway.client("cognito-idp")
        pool = self._cognito.create_user_pool(PoolName=name)["UserPool"]
        self.arn, self._id = pool["Arn"], pool["Id"]
        self._client = self._cognito.create_user_pool_client(
            UserPoolId=self._id, ClientName="c", ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"]
        )["UserPoolClient"]["ClientId"]
        self._cognito.admin_create_user(UserPoolId=self._id, Username="ann", MessageAction="SUPPRESS")
        self._cognito.admin_set_user_password(UserPoolId=self._id, Username="ann", Password=PASSWORD, Permanent=True)

    def token(self) -> str:
        signed_in = self._cognito.admin_initiate_auth(
            UserPoolId=self._id,
            ClientId=self._client,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "ann", "PASSWORD": PASSWORD},
        )
        return signed_in["AuthenticationResult"]["IdToken"]


def test_the_gateway_of_the_orders_refuses_a_caller_without_a_token_of_its_user_pool(gateway):
    """Of valid tokens, the unit tests say what the definition asks for: ministack does not sign its tokens with RSA."""
    pool, other = Pool(gateway, "shop"), Pool(gateway, "other")
    api = gateway.create_api(ORDER, {"UserPoolArn": pool.arn})
    header, claims, signature = pool.token().split(".")
    tokens = {None, "x", "x.y.z", other.token(), f"{header}.{claims}.", f"{header}.{claims}.{signature[::-1]}"}
    for method, path in (("GET", "/orders?userId=u"), ("POST", "/orders"), ("GET", "/orders/o?userId=u")):
        answers = {token: gateway.call(api, method, path, {"authorization": token} if token else None) for token in tokens}
        assert answers == dict.fromkeys(tokens, UNAUTHORIZED), method
