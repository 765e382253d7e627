"""A refusal has one reason from the rule to the screen."""

import pytest

import ttms_server.app  # noqa: F401 - importing it defines every refusal
from ttms_api.v1 import errors_pb2
from ttms_client.errors import BY_REASON
from ttms_server.errors import Kind, Refusal, all_refusals
from ttms_server.interceptors import STATUS

REASONS = {name.removeprefix("ERROR_REASON_") for name in errors_pb2.ErrorReason.keys()} - {"UNSPECIFIED"}  # noqa: SIM118
REFUSALS = all_refusals()


def test_reasons_are_the_same_in_contract_server_and_client() -> None:
    assert {refusal.reason for refusal in REFUSALS} == REASONS == set(BY_REASON)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_a_refusal_names_its_own_reason_and_kind(refusal: type[Refusal]) -> None:
    assert "reason" in vars(refusal)
    assert "kind" in vars(refusal) or refusal.reason == "INTERNAL"


def test_refusals_of_one_reason_are_of_one_kind() -> None:
    kinds = {(refusal.reason, refusal.kind) for refusal in REFUSALS}

    assert len(kinds) == len(REASONS)


def test_every_kind_has_a_status() -> None:
    assert set(STATUS) == set(Kind)
