"""The sentence for each refusal and each missing answer: what happened and what to do next, in the user's language."""

import contextlib
from collections.abc import Mapping

from ttms_client import errors
from ttms_desktop import money
from ttms_desktop.failures import LocalFailure
from ttms_desktop.field_rules import field_text, rule_text
from ttms_desktop.messages import (
    families,
    no_answer,
    order,
    play,
    printing,
    reports,
    requests,
    shift,
    studio,
    this_computer,
    ticket,
    trust,
    user,
)
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import Words

Failure = errors.TtmsError | LocalFailure

SUBJECTS = (
    families,
    requests,
    user,
    studio,
    play,
    ticket,
    order,
    shift,
    no_answer,
    trust,
    this_computer,
    printing,
    reports,
)


def sentences() -> Sentences:
    """Every class and its sentences, of all subjects."""
    known: Sentences = {}
    for subject in SUBJECTS:
        known |= subject.sentences()
    return known


def text_for(failure: Failure, *, currency: str = "CNY") -> Words:
    """The sentence for `failure`; a class without one of its own is told in the words of its family."""
    return Words(lambda: _sentence_for(failure, currency))


def _sentence_for(failure: Failure, currency: str) -> str:
    known = sentences()
    kind = next(kind for kind in type(failure).__mro__ if kind in known)
    details = _readable(failure.details, currency)
    if isinstance(failure, errors.FieldInvalid) and "rule" in details:
        details |= {"rule": rule_text(failure), "field": field_text(failure.details.get("field", ""))}
        details = {name: value for name, value in details.items() if value}
    for sentence in known[kind]:
        with contextlib.suppress(KeyError):
            return sentence.format_map(details)
    return type(failure).__name__


def text_at_field(failure: Failure, *, currency: str = "CNY") -> str:
    """The sentence for a place under the field that was refused, which it does not name again."""
    return rule_text(failure) if isinstance(failure, errors.FieldInvalid) else text_for(failure, currency=currency)


def _readable(details: Mapping[str, str], currency: str) -> dict[str, str]:
    """`details` with amounts as people read them, and an amount of the currency as one may type it."""
    readable = {name: value for name, value in details.items() if value}
    readable["such_as"] = money.plain_amount(50 * 10 ** money.decimals(currency), currency)
    for name, value in details.items():
        if name.endswith("_minor") and value.lstrip("-").isdecimal():
            readable[name.removesuffix("_minor")] = money.format_money(int(value), currency)
    return readable
