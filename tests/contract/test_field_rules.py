"""Every rule of a field that the server has is said in the user's language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ttms_client
import ttms_server
from ttms_client.errors import FieldInvalid
from ttms_desktop.field_rules import _sentences, rule_text


def sources_with(text: str, folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Only those are parsed, which takes its time in each process of the tests."""
    for file in sorted(folder.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if text in source:
            yield file, ast.parse(source)


def rules() -> Iterator[str]:
    """The second argument of each FieldInvalid in the server's sources, with 7 for what is filled in."""
    for file, tree in sources_with("FieldInvalid(", Path(ttms_server.__path__[0])):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "FieldInvalid":
                assert len(node.args) == 2, f"{file}:{node.lineno}: field and rule, in this order"
                yield text_of(node.args[1], file)


def text_of(node: ast.expr, file: Path) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr), f"{file}:{node.lineno}: write the rule where it is raised"
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)


def rules_of_the_client() -> Iterator[str]:
    """What it says of texts before they are sent."""
    for file, tree in sources_with('"must ', Path(ttms_client.__path__[0])):
        nodes = list(ast.walk(tree))
        parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        texts = (node for node in nodes if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in parts)
        yield from (text for text in (text_of(node, file) for node in texts) if text.startswith("must "))


RULES = sorted({*rules(), *rules_of_the_client()})


def test_the_rules_are_found() -> None:
    assert "must not be empty" in RULES
    assert len(RULES) > 50


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_sentence(rule: str) -> None:
    said = rule_text(FieldInvalid("x", {"field": "title", "rule": rule}))

    assert said != rule
    assert said.endswith(".")
    assert "{" not in said


def test_no_sentence_is_for_a_rule_that_no_server_has() -> None:
    unused = [pattern for pattern, _ in _sentences() if not any(re.fullmatch(pattern, rule) for rule in RULES)]

    assert unused == []


def test_a_rule_of_a_newer_server_is_said_in_its_words() -> None:
    assert rule_text(FieldInvalid("x", {"rule": "must rhyme"})) == "must rhyme"
    assert rule_text(FieldInvalid("x", {})) == "This is not possible here."
