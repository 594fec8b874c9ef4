"""API Gateway with AWS's limits.

LocalStack's gateway calls a function with boto's defaults: up to five times, and for up to a minute each time. A caller of a
busy function would wait for minutes, and an answer that is late would be asked for again. Here the gateway calls once, gives up
when AWS would, and sends the headers that the API's definition declares for its own answers.
"""

from __future__ import annotations

from io import BytesIO

from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError
from localstack.aws.connect import connect_to
from localstack.services.apigateway.helpers import OpenAPIExt, get_rest_api_container
from localstack.services.apigateway.legacy import provider
from localstack.services.apigateway.next_gen.execute_api.gateway_response import (
    BaseGatewayException,
    IntegrationFailureError,
    IntegrationTimeoutError,
    ThrottledError,
    build_gateway_response,
    get_gateway_response_or_default,
)
from localstack.services.apigateway.next_gen.execute_api.handlers.gateway_exception import GatewayExceptionHandler
from localstack.services.apigateway.next_gen.execute_api.integrations import aws
from localstack.utils.json import parse_json_or_yaml

from .executor import ProcessExecutor

HEADER = "gatewayresponse.header."


def apply_limits(seconds: float) -> None:
    """Limits each call of a function by API Gateway to this time."""
    config = Config(read_timeout=seconds, retries={"total_max_attempts": 1}, max_pool_connections=1000)
    with_role = aws.get_service_factory
    invoke = aws.RestApiAwsProxyIntegration.invoke

    def get_service_factory(region_name: str, role_arn: str | None):
        # The integrations of the shop have no role of their own.
        return with_role(region_name, role_arn) if role_arn else connect_to(region_name=region_name, config=config)

    def invoke_once(self, context):
        # Lambda would refuse it too, but a call costs LocalStack as much as a second request.
        if ProcessExecutor.is_full(aws.get_lambda_function_arn_from_invocation_uri(context.integration_request["uri"])):
            raise ThrottledError("Too Many Requests")
        try:
            return invoke(self, context)
        except IntegrationFailureError as e:
            raise _as_on_aws(e) from e.__cause__

    aws.get_service_factory = get_service_factory
    aws.RestApiAwsProxyIntegration.invoke = invoke_once
    _keep_declared_responses()
    _add_declared_headers()


def _as_on_aws(failure: IntegrationFailureError) -> BaseGatewayException:
    """A busy function is the local form of the stage's throttle, which LocalStack does not have."""
    match failure.__cause__:
        case ReadTimeoutError():
            return IntegrationTimeoutError("Endpoint request timed out")
        case ClientError() as refusal if refusal.response["Error"]["Code"] == "TooManyRequestsException":
            return ThrottledError("Too Many Requests")
        case _:
            return failure


def _keep_declared_responses() -> None:
    """LocalStack ignores the gateway's responses in an OpenAPI document."""
    import_api = provider.import_api_from_openapi_spec

    def import_with_responses(rest_api, context, request):
        body = request["body"].read()
        result = import_api(rest_api, context, {**request, "body": BytesIO(body)})
        declared = parse_json_or_yaml(body.decode()).get(OpenAPIExt.GATEWAY_RESPONSES, {})
        kept = get_rest_api_container(context, rest_api.id).gateway_responses
        for kind, response in declared.items():
            kept[kind] = build_gateway_response(
                kind, response.get("statusCode"), response.get("responseParameters"), default_response=False
            )
        return result

    provider.import_api_from_openapi_spec = import_with_responses


def _add_declared_headers() -> None:
    """LocalStack sends a gateway's response without its headers."""
    create = GatewayExceptionHandler.create_exception_response

    def create_with_headers(self, exception, context):
        response = create(self, exception, context)
        declared = get_gateway_response_or_default(exception.type, context.deployment.rest_api.gateway_responses)
        for name, value in declared["responseParameters"].items():
            # Only constants. LocalStack adds the headers of CORS itself.
            if value.startswith("'") and not name.startswith(f"{HEADER}Access-Control-"):
                response.headers[name.removeprefix(HEADER)] = value.strip("'")
        return response

    GatewayExceptionHandler.create_exception_response = create_with_headers
