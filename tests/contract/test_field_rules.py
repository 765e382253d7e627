"""Every rule of a field that the server has is said in the user's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ttms_server
from ttms_client.errors import FieldInvalid
from ttms_desktop.field_rules import rule_text

# What no person can type: the desktop fills these in.
TECHNICAL = {
    "must be a UUID such as 123e4567-e89b-42d3-a456-426614174000",
    "must come from the answer before",
    "must be a message of this method, with its texts in UTF-8",
    "must be the key of a row of the report",
    "must be a day of the span",
    "must be a tender that this server knows",
    "must be a basis that this server knows",
    "must be a grouping that this server knows",
    "must be a kind that this server knows",
    "must be a role that this server knows",
    "must be an order that this server knows",
    "must name fields that can be changed",
    "must hold each ticket once",
    "must not hold a start twice",
    "must name a seat",
    "must be a ticket type of this cinema",
    "must be 0 where nothing is moved",
    "must name at most 7 seats",
}


def rules() -> Iterator[str]:
    """The second argument of each FieldInvalid in the server's sources, with 7 for what is filled in."""
    for file in sorted(Path(ttms_server.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "FieldInvalid" and len(node.args) == 2:
                yield text_of(node.args[1], file)


def text_of(node: ast.expr, file: Path) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr), f"{file}:{node.lineno}: write the rule where it is raised"
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)


RULES = sorted(set(rules()))


def test_the_rules_are_found() -> None:
    assert "must not be empty" in RULES
    assert len(RULES) > 15
    assert set(RULES) >= TECHNICAL, "a technical rule that is gone"


@pytest.mark.parametrize("rule", sorted(set(RULES) - TECHNICAL))
def test_a_rule_has_a_sentence(rule: str) -> None:
    said = rule_text(FieldInvalid("x", {"field": "title", "rule": rule}))

    assert said != rule
    assert said.endswith(".")
    assert "{" not in said


def test_a_rule_of_a_newer_server_is_said_in_its_words() -> None:
    assert rule_text(FieldInvalid("x", {"rule": "must rhyme"})) == "must rhyme"
    assert rule_text(FieldInvalid("x", {})) == "This is not possible here."
