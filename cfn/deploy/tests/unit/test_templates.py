"""The evaluation of intrinsic functions."""

from cloudcart_deploy.templates import NO_VALUE, UNKNOWN, Resolver, load

TEMPLATE = """
Parameters:
  Stage: {Type: String, Default: dev}
  Url: {Type: String, Default: ''}
Conditions:
  OnAws: !Equals [!Ref Url, '']
  Elsewhere: !Not [!Condition OnAws]
  Both: !And [!Condition OnAws, !Condition Elsewhere]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub orders-${Stage}
      Kms: !If [OnAws, key, !Ref AWS::NoValue]
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
  Dead: {Type: AWS::SQS::Queue}
"""


def resolver(**changes) -> Resolver:
    ids = {"Queue": "http://host/000000000000/orders-dev", "Dead": "http://host/000000000000/dead"}
    values = {"parameters": {}, "physical_ids": ids, "exports": {"shop-dev-Url": "http://shop"}} | changes
    return Resolver(load(TEMPLATE), **values)


def test_fills_in_parameters_conditions_and_attributes():
    assert resolver().properties("Queue") == {
        "QueueName": "orders-dev",
        "Kms": "key",
        "RedrivePolicy": {
            "deadLetterTargetArn": "arn:aws:sqs:eu-west-1:000000000000:dead",
            "maxReceiveCount": 3,
        },
    }


def test_leaves_out_what_has_no_value():
    assert "Kms" not in resolver(parameters={"Url": "http://x"}).properties("Queue")


def test_prefers_given_parameters_to_defaults():
    assert resolver(parameters={"Stage": "test"}).properties("Queue")["QueueName"] == "orders-test"


def test_combines_conditions():
    assert not resolver().condition("Both")
    assert resolver(parameters={"Url": "u"}).condition("Elsewhere")


def test_keeps_escaped_and_named_substitutions_apart():
    node = {"Fn::Sub": ["${Arn}/${!literal}/${AWS::Region}", {"Arn": {"Ref": "Stage"}}]}
    assert resolver().value(node) == "dev/${literal}/eu-west-1"


def test_resolves_imports_by_their_export():
    assert resolver().value({"Fn::ImportValue": {"Fn::Sub": "shop-${Stage}-Url"}}) == "http://shop"
    assert resolver().value({"Fn::ImportValue": "nobody"}) is UNKNOWN


def test_what_is_not_known_makes_the_whole_text_unknown():
    assert resolver().value({"Fn::Sub": "x-${Missing}"}) is UNKNOWN
    assert resolver().value({"Ref": "AWS::NoValue"}) is NO_VALUE
