"""The project's own rules for its templates, which cfn-lint does not know.

Wildcards that AWS leaves no choice about are listed in ONLY_ON_EVERYTHING, and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from cloudcart_deploy.cloud import ANSWER_SECONDS
from cloudcart_deploy.shop import ROOT, STACKS, WAVES
from shop_templates import TEMPLATES, resources

# API Gateway checks the path of the request, so a path parameter is a wildcard.
STOCK_OF_ANY_PRODUCT = "${CatalogApi}/${Stage}/PATCH/products/*/stock"
ONLY_ON_EVERYTHING = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}
FOURTEEN_DAYS = 14 * 24 * 3600


def named(kind: str) -> object:
    found = resources(kind)
    return pytest.mark.parametrize(("service", "logical_id", "resource"), found, ids=[f"{s}.{i}" for s, i, _ in found])


def walk(node: object) -> Iterator[dict]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def dead_letters() -> set[tuple[str, str]]:
    return {
        (service, queue["Properties"]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0])
        for service, _, queue in resources("AWS::SQS::Queue")
        if "RedrivePolicy" in queue["Properties"]
    }


def consumers(service: str, queue: str) -> list[tuple[str, dict]]:
    """Event source mappings of a queue: by its ARN in the same template, by its export from another."""
    own = {"Fn::GetAtt": [queue, "Arn"]}
    name_part = next(stack.name_part for stack in STACKS if stack.service == service)
    imported = {"Fn::ImportValue": {"Fn::Sub": f"cloudcart-{name_part}-${{Stage}}-{queue}Arn"}}
    return [
        (consumer, mapping["Properties"])
        for consumer, _, mapping in resources("AWS::Lambda::EventSourceMapping")
        if mapping["Properties"]["EventSourceArn"] == imported
        or (consumer == service and mapping["Properties"]["EventSourceArn"] == own)
    ]


def function_of(service: str, mapping: dict) -> dict:
    name = mapping["FunctionName"]["Fn::If"][2]["Ref"]
    return TEMPLATES[service]["Resources"][name]["Properties"]


@named("AWS::SQS::Queue")
def test_a_queue_has_a_dead_letter_queue_after_three_receives_or_is_one_for_fourteen_days(service, logical_id, resource):
    properties = resource["Properties"]
    if (service, logical_id) in dead_letters():
        assert properties["MessageRetentionPeriod"] == FOURTEEN_DAYS
    else:
        assert properties["RedrivePolicy"]["maxReceiveCount"] == 3


@named("AWS::SQS::Queue")
def test_a_queue_has_a_consumer_that_reports_single_failures_and_six_times_its_timeout(service, logical_id, resource):
    if (service, logical_id) in dead_letters():
        return
    (consumer, mapping), = consumers(service, logical_id)
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["BatchSize"] == 10
    assert resource["Properties"]["VisibilityTimeout"] >= 6 * function_of(consumer, mapping)["Timeout"]


@named("AWS::Lambda::EventSourceMapping")
def test_a_consumer_leaves_concurrency_to_the_api(service, logical_id, resource):
    """Without a limit, a burst of orders takes the concurrency of the whole account, and the API is throttled."""
    assert resource["Properties"]["ScalingConfig"] == {"MaximumConcurrency": {"Ref": "ConsumerConcurrency"}}
    limit = TEMPLATES[service]["Parameters"]["ConsumerConcurrency"]
    # Lambda's bounds for an SQS consumer. A new account has 10 in all: two consumers with 2 leave 6 to the API.
    assert (limit["Type"], limit["Default"], limit["MinValue"], limit["MaxValue"]) == ("Number", 2, 2, 1000)


@named("AWS::SQS::Queue")
def test_a_dead_letter_queue_has_an_alarm_at_its_first_message(service, logical_id, resource):
    if (service, logical_id) not in dead_letters():
        return
    alarms = [
        alarm["Properties"]
        for where, _, alarm in resources("AWS::CloudWatch::Alarm")
        if where == service and {"Fn::GetAtt": [logical_id, "QueueName"]} in [d["Value"] for d in alarm["Properties"].get("Dimensions", [])]
    ]
    alarm, = alarms
    assert alarm["MetricName"] == "ApproximateNumberOfMessagesVisible"
    assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("GreaterThanThreshold", 0)


@named("AWS::CloudWatch::Alarm")
def test_each_alarm_names_its_section_of_the_runbook(service, logical_id, resource):
    alarm = resource["Properties"]
    name = alarm["AlarmName"]["Fn::Sub"].removeprefix("cloudcart-").removesuffix("-${Stage}")
    assert alarm["AlarmDescription"].endswith(f" (docs/operating.md#{name})")
    assert f"\n### {name}\n" in (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


@named("AWS::CloudWatch::Alarm")
def test_an_alarm_on_the_shops_own_metrics_is_about_one_stage(service, logical_id, resource):
    if resource["Properties"].get("Namespace", "").startswith("CloudCart/"):
        names = [dimension["Name"] for dimension in resource["Properties"]["Dimensions"]]
        assert names == ["Service", "Stage"]


@named("AWS::CloudWatch::Dashboard")
def test_the_dashboard_shows_the_shops_own_metrics_of_one_stage(service, logical_id, resource):
    body = resource["Properties"]["DashboardBody"]["Fn::Sub"]
    own = re.findall(r'\["CloudCart/[^]]*]', body)
    assert own
    assert all(metric.endswith('"Stage", "${Stage}"]') for metric in own)


@named("AWS::Lambda::Function")
def test_a_function_knows_its_stage(service, logical_id, resource):
    assert resource["Properties"]["Environment"]["Variables"]["STAGE"] == {"Ref": "Stage"}


@named("AWS::CloudWatch::Alarm")
def test_an_alarm_notifies_the_topic_if_there_is_one(service, logical_id, resource):
    assert "HasAlarmAction" in resource["Properties"]["AlarmActions"]["Fn::If"]


@named("AWS::Lambda::Function")
def test_a_function_runs_java_21_is_traced_and_logs_into_a_group_with_retention(service, logical_id, resource):
    properties = resource["Properties"]
    group = TEMPLATES[service]["Resources"][properties["LoggingConfig"]["LogGroup"]["Ref"]]["Properties"]
    name = properties["FunctionName"]["Fn::Sub"]
    assert properties["Runtime"] == "java21"
    assert properties["TracingConfig"] == {"Mode": "Active"}
    assert group["LogGroupName"]["Fn::Sub"] == f"/aws/lambda/{name}"
    assert group["RetentionInDays"] == {"Ref": "LogRetentionDays"}


@named("AWS::Lambda::Function")
def test_a_function_has_a_longer_timeout_than_each_of_its_calls(service, logical_id, resource):
    """Otherwise a slow dependency would end in a killed function instead of an error response."""
    package, _, function = resource["Properties"]["Handler"].split("::")[0].rpartition(".")
    folder = ROOT / "services" / service / "src" / "main" / "java" / package.replace(".", "/")
    own = folder / f"{function.removesuffix('Function')}Wiring.java"
    wirings = [own] if own.is_file() else sorted(folder.glob("*Wiring.java"))
    text = "".join(wiring.read_text(encoding="utf-8") for wiring in wirings)
    units = {"ofSeconds": 1.0, "ofMillis": 0.001}
    limits = [int(n) * units[unit] for unit, n in re.findall(r"Duration\.(ofSeconds|ofMillis)\((\d+)\)", text)]
    assert limits, f"no limits in {wirings}"
    assert max(limits) < resource["Properties"]["Timeout"]


@named("AWS::Lambda::Function")
def test_a_function_has_its_own_role(service, logical_id, resource):
    roles = [r["Properties"]["Role"]["Fn::GetAtt"][0] for where, _, r in resources("AWS::Lambda::Function") if where == service]
    assert roles.count(resource["Properties"]["Role"]["Fn::GetAtt"][0]) == 1


def statements(role: dict) -> list[dict]:
    """All statements of a role, also those that only some stages have."""
    found = (s for policy in role["Properties"]["Policies"] for s in policy["PolicyDocument"]["Statement"])
    return [s["Fn::If"][1] if "Fn::If" in s else s for s in found]


@named("AWS::IAM::Role")
def test_a_role_has_no_wildcard(service, logical_id, resource):
    for statement in statements(resource):
        actions = set(statement["Action"])
        assert not any("*" in action for action in actions)
        if not actions <= ONLY_ON_EVERYTHING:
            assert "*" not in str(statement["Resource"]).replace(STOCK_OF_ANY_PRODUCT, "")


@pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.service)
def test_an_alarm_reports_throttled_functions_and_tables(stack):
    found = {i: r for i, r in TEMPLATES[stack.service]["Resources"].items()}
    expected = [("AWS/Lambda", "Throttles", i) for i, r in found.items() if r["Type"] == "AWS::Lambda::Function"]
    tables = [i for i, r in found.items() if r["Type"] == "AWS::DynamoDB::Table"]
    expected += [("AWS/DynamoDB", f"{kind}ThrottleEvents", table) for table in tables for kind in ("Read", "Write")]
    queries = found["ThrottlesAlarm"]["Properties"]["Metrics"]
    metrics = [query["MetricStat"]["Metric"] for query in queries if "MetricStat" in query]
    assert sorted((m["Namespace"], m["MetricName"], m["Dimensions"][0]["Value"]["Ref"]) for m in metrics) == sorted(expected)
    assert [query["Expression"] for query in queries if query["ReturnData"]] == ["SUM(FILL(METRICS(), 0))"]


@named("AWS::ApiGateway::Stage")
def test_an_alarm_reports_slow_calls_of_each_api(service, logical_id, resource):
    alarm = TEMPLATES[service]["Resources"]["ApiLatencyAlarm"]["Properties"]
    assert (alarm["Namespace"], alarm["MetricName"], alarm["ExtendedStatistic"]) == ("AWS/ApiGateway", "Latency", "p99")
    assert alarm["Threshold"] == {"Ref": "LatencyAlarmMilliseconds"}


@named("AWS::ApiGateway::Stage")
def test_a_stage_writes_access_logs_as_json_into_a_group_with_retention(service, logical_id, resource):
    logs = resource["Properties"]["AccessLogSetting"]
    group = TEMPLATES[service]["Resources"]["ApiAccessLogGroup"]["Properties"]
    line = json.loads(logs["Format"])
    assert logs["DestinationArn"]["Fn::Sub"].endswith(":log-group:${ApiAccessLogGroup}")
    assert group["RetentionInDays"] == {"Ref": "LogRetentionDays"}
    assert {"requestId", "latencyMs", "status", "integrationError", "apiKeyId"} <= line.keys()
    # Neither the path, which may have a userId in its query, nor the address of the caller.
    assert not re.search(r"context\.(path|identity\.sourceIp|identity\.userAgent)", logs["Format"])


@named("AWS::DynamoDB::Table")
def test_a_table_can_be_restored_is_encrypted_and_is_kept_without_its_stack(service, logical_id, resource):
    properties = resource["Properties"]
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["SSESpecification"] == {"SSEEnabled": True}
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["DeletionProtectionEnabled"] == {"Fn::If": ["KeepsData", True, False]}
    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("RetainExceptOnCreate", "Retain")


@named("AWS::ApiGateway::Stage")
def test_a_stage_throttles_and_traces(service, logical_id, resource):
    limits, = resource["Properties"]["MethodSettings"]
    assert limits["ThrottlingRateLimit"] == {"Ref": "ThrottleRate"}
    assert limits["ThrottlingBurstLimit"] == {"Ref": "ThrottleBurst"}
    assert resource["Properties"]["TracingEnabled"] is True


def test_each_key_of_the_orders_api_is_throttled_and_has_a_quota_by_its_plan():
    """API Gateway counts the requests of each key of a usage plan separately."""
    (service, _, plan), = resources("AWS::ApiGateway::UsagePlan")
    assert plan["Properties"]["Throttle"] == {"RateLimit": {"Ref": "ThrottleRate"}, "BurstLimit": {"Ref": "ThrottleBurst"}}
    assert plan["Properties"]["Quota"] == {"Limit": {"Ref": "DailyQuota"}, "Period": "DAY"}
    keys = {key for _, key, _ in resources("AWS::ApiGateway::ApiKey")}
    in_plan = {member["Properties"]["KeyId"]["Ref"] for _, _, member in resources("AWS::ApiGateway::UsagePlanKey")}
    assert service == "order"
    assert in_plan == keys


@pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.service)
def test_a_template_names_no_account_region_or_host(stack):
    text = stack.template.read_text(encoding="utf-8")
    assert not re.search(r"\b\d{12}\b", text)
    assert not re.search(r"\b(us|eu|ap|sa|ca|af|me|il|mx)(-gov)?-[a-z]+-\d\b", text)
    assert not re.search(r"localhost|127\.0\.0\.1|amazonaws\.com/|https?://(?!\$\{)", text)


@pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.service)
def test_a_secret_parameter_is_never_echoed(stack):
    for name, parameter in TEMPLATES[stack.service]["Parameters"].items():
        if name.endswith(("Key", "Secret", "Password")) and name != "CodeKey":
            assert parameter["NoEcho"] is True
            assert parameter.get("Default", "") == ""


@pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.service)
def test_a_function_does_not_know_a_secret(stack):
    template = TEMPLATES[stack.service]
    secrets = [name for name, parameter in template["Parameters"].items() if parameter.get("NoEcho")]
    functions = [r["Properties"] for r in template["Resources"].values() if r["Type"] == "AWS::Lambda::Function"]
    used = json.dumps(functions)
    assert not [name for name in secrets if f'"{name}"' in used or f"${{{name}}}" in used]


def test_a_stack_imports_only_what_an_earlier_wave_exports():
    exported: set[str] = set()
    for wave in WAVES:
        for stack in wave:
            template = TEMPLATES[stack.service]
            imported = {node["Fn::ImportValue"]["Fn::Sub"] for node in walk(template) if "Fn::ImportValue" in node}
            assert imported <= exported
        for stack in wave:
            outputs = TEMPLATES[stack.service]["Outputs"].values()
            exported |= {output["Export"]["Name"]["Fn::Sub"] for output in outputs if "Export" in output}


def test_the_saga_is_watched():
    watched = {alarm["Properties"].get("MetricName") for _, _, alarm in resources("AWS::CloudWatch::Alarm")}
    assert {"OrderError", "OrderRecovered", "ApproximateAgeOfOldestMessage", "PaymentError", "ShipmentError", "AuditViolations"} <= watched


def test_the_recovery_runs_every_minute_and_the_audit_every_15_minutes_or_as_the_operator_says():
    rules = {service: rule["Properties"] for service, _, rule in resources("AWS::Events::Rule")}
    assert {service: rule["ScheduleExpression"] for service, rule in rules.items()} == {
        "order": "rate(1 minute)",
        "audit": {"Ref": "ScheduleExpression"},
    }
    assert TEMPLATES["audit"]["Parameters"]["ScheduleExpression"]["Default"] == "rate(15 minutes)"
    assert {rule["State"] for rule in rules.values()} == {"ENABLED"}


@named("AWS::Lambda::Function")
def test_the_deploy_tool_waits_longer_than_each_function_runs(service, logical_id, resource):
    assert resource["Properties"]["Timeout"] < ANSWER_SECONDS["lambda"]


def test_the_alarm_of_the_audit_keeps_its_state_between_two_audits():
    alarms = {alarm["Properties"].get("MetricName"): alarm["Properties"] for _, _, alarm in resources("AWS::CloudWatch::Alarm")}
    alarm = alarms["AuditViolations"]
    assert (alarm["ComparisonOperator"], alarm["Threshold"], alarm["TreatMissingData"]) == ("GreaterThanThreshold", 0, "ignore")


def test_the_audit_only_reads():
    roles = {service: resource for service, _, resource in resources("AWS::IAM::Role")}
    actions = {action for statement in statements(roles["audit"]) for action in statement["Action"]}
    assert {action for action in actions if action.startswith("dynamodb:")} == {"dynamodb:Scan"}
