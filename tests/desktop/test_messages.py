"""Every refusal has its sentence."""

import string

import pytest

from ttms_client import errors
from ttms_desktop import messages
from ttms_desktop.failures import LocalFailure
from ttms_desktop.messages import sentences, text_for

KINDS: list[type[Exception]] = [*errors.all_errors(), *LocalFailure.__subclasses__()]


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_exception_class_has_a_sentence_of_its_own() -> None:
    assert set(sentences()) == set(KINDS)


def test_no_two_classes_share_a_sentence() -> None:
    every = [sentence for known in sentences().values() for sentence in known]

    assert len(every) == len(set(every))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_sentence_can_be_said_without_any_details(kind: type[messages.Failure]) -> None:
    text = text_for(kind("internal text"))

    assert text in sentences()[kind]
    assert not fields(text)
    assert "internal text" not in text


def test_details_fill_the_sentence() -> None:
    taken = errors.SeatTaken("x", {"row_label": "H", "seat_label": "11", "seat_ids": "7"})

    assert text_for(taken) == "Row H, seat 11 has just been taken. Choose another seat."


def test_amounts_are_said_in_the_cinemas_currency() -> None:
    small = errors.PaymentTooSmall("x", {"total_minor": "1800", "given_minor": "1000"})

    assert text_for(small, currency="JPY") == "¥1,000 is less than the ¥1,800 due. Enter the amount that was given."


def test_details_are_text_and_never_a_pattern() -> None:
    wrong = errors.FieldInvalid("x", {"field": "title", "rule": "{0.__class__}"})

    assert text_for(wrong) == "Title: {0.__class__} Correct it and try again."


def test_a_field_is_called_as_on_the_screens_and_one_that_nobody_fills_in_is_not_called_at_all() -> None:
    named = errors.FieldInvalid("x", {"field": "tickets.comp_reason", "rule": "must not be empty"})
    unseen = errors.FieldInvalid("x", {"field": "hold_id", "rule": "must not be empty"})

    assert text_for(named) == "Reason: Fill this in. Correct it and try again."
    assert text_for(unseen) == "One entry is not valid: Fill this in. Correct it and try again."
