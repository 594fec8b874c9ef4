"""The evaluation of intrinsic functions."""

import pytest

from cloudcart_deploy.console import DeployError
from cloudcart_deploy.templates import NO_VALUE, UNKNOWN, Resolver, load, load_file

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


def test_properties_contain_the_values_of_parameters_conditions_and_attributes():
    assert resolver().properties("Queue") == {
        "QueueName": "orders-dev",
        "Kms": "key",
        "RedrivePolicy": {
            "deadLetterTargetArn": "arn:aws:sqs:eu-west-1:000000000000:dead",
            "maxReceiveCount": 3,
        },
    }


def test_a_property_without_a_value_is_left_out():
    assert "Kms" not in resolver(parameters={"Url": "http://x"}).properties("Queue")


def test_a_given_parameter_replaces_its_default():
    assert resolver(parameters={"Stage": "test"}).properties("Queue")["QueueName"] == "orders-test"


def test_conditions_are_combined():
    assert not resolver().condition("Both")
    assert resolver(parameters={"Url": "u"}).condition("Elsewhere")


def test_a_substitution_keeps_what_is_escaped():
    node = {"Fn::Sub": ["${Arn}/${!literal}/${AWS::Region}", {"Arn": {"Ref": "Stage"}}]}
    assert resolver().value(node) == "dev/${literal}/eu-west-1"


def test_an_import_has_the_value_of_its_export():
    assert resolver().value({"Fn::ImportValue": {"Fn::Sub": "shop-${Stage}-Url"}}) == "http://shop"
    assert resolver().value({"Fn::ImportValue": "nobody"}) is UNKNOWN


def test_a_text_with_an_unknown_part_is_unknown():
    assert resolver().value({"Fn::Sub": "x-${Missing}"}) is UNKNOWN
    assert resolver().value({"Ref": "AWS::NoValue"}) is NO_VALUE


@pytest.mark.parametrize("text", ["Resources: [", "a text", "Parameters: {}"])
def test_an_invalid_template_is_refused_by_its_file_name(text, tmp_path):
    file = tmp_path / "cart.yaml"
    file.write_text(text)
    with pytest.raises(DeployError, match="cart.yaml .*has not been changed"):
        load_file(file)
