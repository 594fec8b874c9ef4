"""The role for access logs, and the check of the account's concurrency; the answers of AWS are recorded shapes."""

from types import SimpleNamespace

import boto3
import pytest
from botocore.stub import ANY, Stubber

from cloudcart_deploy import account
from cloudcart_deploy.console import DeployError

ROLE = {"RoleName": account.LOG_ROLE, "RoleId": "AROAEXAMPLEEXAMPLE", "Path": "/", "CreateDate": "2026-01-01T00:00:00Z"}
ARN = f"arn:aws:iam::111122223333:role/{account.LOG_ROLE}"
POLICY = f"arn:aws:iam::aws:policy/{account.LOG_POLICY}"
CHANGE = {"patchOperations": [{"op": "replace", "path": "/cloudwatchRoleArn", "value": ARN}]}


class Aws:
    """Clients that answer exactly the expected calls."""

    def __init__(self):
        self.clients = {s: boto3.client(s, "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x") for s in ("apigateway", "iam", "lambda")}
        self.stubs = {service: Stubber(client) for service, client in self.clients.items()}
        for stub in self.stubs.values():
            stub.activate()
        self.cloud = SimpleNamespace(client=self.clients.__getitem__)

    def answers(self, service, operation, answer, asked=None):
        self.stubs[service].add_response(operation, answer, asked or {})

    def refuses(self, service, operation, code, asked=ANY):
        self.stubs[service].add_client_error(operation, code)

    def assert_all_called(self):
        for stub in self.stubs.values():
            stub.assert_no_pending_responses()


@pytest.fixture
def aws(monkeypatch):
    monkeypatch.setattr(account, "ROLE_PAUSE_SECONDS", 0)
    aws = Aws()
    yield aws
    aws.assert_all_called()


def attached(aws):
    aws.answers("iam", "attach_role_policy", {}, {"RoleName": account.LOG_ROLE, "PolicyArn": POLICY})


def test_the_role_of_another_team_stays(aws):
    aws.answers("apigateway", "get_account", {"cloudwatchRoleArn": "arn:aws:iam::111122223333:role/another"})
    account.allow_access_logs(aws.cloud)


def test_a_missing_role_is_created_and_given_to_api_gateway(aws):
    aws.answers("apigateway", "get_account", {})
    aws.answers("iam", "create_role", {"Role": {**ROLE, "Arn": ARN}}, {"RoleName": account.LOG_ROLE, "AssumeRolePolicyDocument": ANY})
    attached(aws)
    aws.answers("apigateway", "update_account", {}, CHANGE)
    account.allow_access_logs(aws.cloud)


def test_a_run_that_was_interrupted_after_the_role_is_completed(aws):
    aws.answers("apigateway", "get_account", {})
    aws.refuses("iam", "create_role", "EntityAlreadyExists")
    aws.answers("iam", "get_role", {"Role": {**ROLE, "Arn": ARN}}, {"RoleName": account.LOG_ROLE})
    attached(aws)
    aws.answers("apigateway", "update_account", {}, CHANGE)
    account.allow_access_logs(aws.cloud)


def test_a_role_that_api_gateway_does_not_know_yet_is_offered_again(aws):
    aws.answers("apigateway", "get_account", {})
    aws.answers("iam", "create_role", {"Role": {**ROLE, "Arn": ARN}}, {"RoleName": account.LOG_ROLE, "AssumeRolePolicyDocument": ANY})
    attached(aws)
    aws.refuses("apigateway", "update_account", "BadRequestException")
    aws.answers("apigateway", "update_account", {}, CHANGE)
    account.allow_access_logs(aws.cloud)


def limit(aws, unreserved, reserved, whole=1000):
    aws.answers("lambda", "get_account_settings", {"AccountLimit": {"ConcurrentExecutions": whole, "UnreservedConcurrentExecutions": unreserved}})
    for name, quantity in reserved.items():
        if quantity is None:
            aws.refuses("lambda", "get_function_concurrency", "ResourceNotFoundException")
        else:
            found = {"ReservedConcurrentExecutions": quantity} if quantity else {}
            aws.answers("lambda", "get_function_concurrency", found, {"FunctionName": name})


def test_without_a_reservation_the_account_is_not_asked(aws):
    account.check_concurrency(aws.cloud, {"a": 0, "b": 0})


@pytest.mark.parametrize(("unreserved", "wanted"), [(1000, 900), (150, 50)])
def test_what_the_account_has_can_be_reserved(aws, unreserved, wanted):
    limit(aws, unreserved, {"a": None, "b": 0})
    account.check_concurrency(aws.cloud, {"a": wanted, "b": 0})


def test_what_the_function_has_reserved_already_counts_as_free(aws):
    limit(aws, 100, {"a": 20})
    account.check_concurrency(aws.cloud, {"a": 20})


@pytest.mark.parametrize(("whole", "unreserved", "wanted", "most"), [(1000, 1000, 901, 900), (10, 10, 1, 0)])
def test_more_than_the_account_can_reserve_is_refused(aws, whole, unreserved, wanted, most):
    limit(aws, unreserved, {"a": None}, whole)
    with pytest.raises(DeployError, match=rf"a {wanted}\): of its {whole} concurrent executions, the account can reserve {most} here"):
        account.check_concurrency(aws.cloud, {"a": wanted})
