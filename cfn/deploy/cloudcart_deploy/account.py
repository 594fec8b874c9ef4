"""What the stages of one account share: the role for API Gateway's logs, and the concurrency of its functions."""

import json
import time

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError, note

LOG_ROLE = "cloudcart-api-gateway-logs"
LOG_POLICY = "service-role/AmazonAPIGatewayPushToCloudWatchLogs"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}
# A new role is not known everywhere at once.
ROLE_ATTEMPTS, ROLE_PAUSE_SECONDS = 10, 3
# Lambda keeps this much for the functions without a reservation.
UNRESERVED = 100


def allow_access_logs(cloud: Cloud) -> None:
    """API Gateway writes access logs with one role for the account and region. A role that is there stays.

    No stack owns the role: the deletion of a stage must not end the logs of the other stages.
    """
    apigateway = cloud.client("apigateway")
    if apigateway.get_account().get("cloudwatchRoleArn"):
        return
    arn = _log_role(cloud)
    change = [{"op": "replace", "path": "/cloudwatchRoleArn", "value": arn}]
    for attempt in range(1, ROLE_ATTEMPTS + 1):
        try:
            apigateway.update_account(patchOperations=change)
            return note(f"API Gateway writes access logs with the role {LOG_ROLE}")
        except apigateway.exceptions.BadRequestException:
            if attempt == ROLE_ATTEMPTS:
                raise
            time.sleep(ROLE_PAUSE_SECONDS)


def _log_role(cloud: Cloud) -> str:
    """The ARN of the role. IAM serves all regions, so another region may have created it."""
    iam = cloud.client("iam")
    try:
        arn = iam.create_role(RoleName=LOG_ROLE, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    except iam.exceptions.EntityAlreadyExistsException:
        arn = iam.get_role(RoleName=LOG_ROLE)["Role"]["Arn"]
    iam.attach_role_policy(RoleName=LOG_ROLE, PolicyArn=f"arn:{arn.split(':')[1]}:iam::aws:policy/{LOG_POLICY}")
    return arn


def check_concurrency(cloud: Cloud, wanted: dict[str, int]) -> None:
    """Raises DeployError when the account does not have the concurrency that the functions would reserve; Lambda would refuse it.

    `wanted`: name of a function → its reservation, 0 for none.
    """
    if not any(wanted.values()):
        return
    lambda_ = cloud.client("lambda")
    limit = lambda_.get_account_settings()["AccountLimit"]
    free = limit["UnreservedConcurrentExecutions"] + sum(_reserved(lambda_, name) for name in wanted)
    most = max(free - UNRESERVED, 0)
    if sum(wanted.values()) > most:
        asked = ", ".join(f"{name} {quantity}" for name, quantity in wanted.items() if quantity)
        raise DeployError(
            f"ReservedConcurrency is too high ({asked}): of its {limit['ConcurrentExecutions']} concurrent executions, "
            f"the account can reserve {most} here, because {UNRESERVED} stay for other functions. "
            "Lower it, or ask AWS for a higher limit."
        )


def _reserved(lambda_, name: str) -> int:
    try:
        return lambda_.get_function_concurrency(FunctionName=name).get("ReservedConcurrentExecutions", 0)
    except ClientError as e:
        if e.response["Error"]["Code"] == "ResourceNotFoundException":
            return 0
        raise
