"""What `cfn/shop.sh audit` asks the audit function, and prints of its answer."""

from io import BytesIO
from types import SimpleNamespace

import pytest

from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import AUDIT
from cloudcart_operations import audit
from cloudcart_operations.resources import Resources

COUNTS = '"counts": {"orders": 4, "reservations": 3, "idempotencyKeys": 2, "products": 1}'
SOUND = f'{{{COUNTS}, "violationCount": 0, "violations": []}}'
HELD = '{"rule": "stock not held", "orderId": "o-1", "productId": "mug", "difference": "0 held, 2 ordered"}'
TOTAL = '{"rule": "wrong total", "orderId": "o-2", "productId": "", "difference": "24, its lines have 25"}'
STOCK = '{"rule": "impossible stock", "orderId": "", "productId": "mug", "difference": "-1"}'


class Functions:
    """Stands for Lambda: notes the payload, and answers."""

    def __init__(self, answer: str, **more):
        self._answer = {"Payload": BytesIO(answer.encode()), **more}

    def invoke(self, FunctionName, Payload):
        self.asked = (FunctionName, Payload.decode())
        return self._answer


def run(functions: Functions, settled_after=None, between=None) -> int:
    resources = Resources(SimpleNamespace(client=lambda service: functions), "dev")
    resources._found[AUDIT] = {"AuditFunction": ("AWS::Lambda::Function", "cloudcart-audit-dev")}
    return audit.run(resources, settled_after, between)


def test_each_violation_is_printed_and_the_exit_code_is_one(capsys):
    answer = f'{{{COUNTS}, "violationCount": 5, "violations": [{HELD}, {TOTAL}, {STOCK}]}}'

    assert run(Functions(answer)) == 1

    printed = capsys.readouterr()
    assert "4 orders, 3 reservations, 2 idempotency keys, 1 products" in printed.out
    assert "5 violations" in printed.out
    assert printed.err == (
        "  ! stock not held: order o-1, product mug: 0 held, 2 ordered\n"
        "  ! wrong total: order o-2: 24, its lines have 25\n"
        "  ! impossible stock: order -, product mug: -1\n"
        "  ! … and 2 more\n"
    )


def test_an_audit_of_a_sound_shop_ends_with_zero_and_leaves_the_times_to_the_function(capsys):
    functions = Functions(SOUND)

    assert run(functions) == 0

    assert functions.asked == ("cloudcart-audit-dev", "{}")
    assert "no violations" in capsys.readouterr().out


def test_the_times_of_the_operator_are_sent(capsys):
    functions = Functions(SOUND)

    run(functions, settled_after=240.0, between=0.0)

    assert functions.asked[1] == '{"settledAfterSeconds": 240.0, "secondsBetweenPasses": 0.0}'


def test_an_audit_that_failed_ends_with_the_error_of_the_function(capsys):
    with pytest.raises(DeployError, match="^cloudcart-audit-dev failed: no such table$"):
        run(Functions('{"errorMessage": "no such table", "stackTrace": []}', FunctionError="Unhandled"))
