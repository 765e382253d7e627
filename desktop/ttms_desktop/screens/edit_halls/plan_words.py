"""Why a drawn hall cannot be read, in the user's language."""

import re

from ttms_client.errors import PlanInvalid
from ttms_desktop.screens.edit_halls.pictures import PlanProblem
from ttms_desktop.words import translate


def problem_of(refused: PlanInvalid) -> PlanProblem:
    """Place and sentence; a rule that only a newer server has is said in its own words."""
    details = refused.details
    line, column = (int(details.get(name) or 0) for name in ("line", "column"))
    rule = _rule_text(details.get("rule", ""))
    if not line:
        return PlanProblem(rule, 0, 0)
    text = translate("EditHalls", "Line {line}, column {column}: {rule}")
    return PlanProblem(text.format(line=line, column=column, rule=rule), line, column)


def _rule_text(rule: str) -> str:
    for pattern, sentence in _sentences():
        if match := re.match(pattern, rule):
            return sentence.format(*(group.strip("'\"") or group for group in match.groups()))
    return rule or translate("EditHalls", "The seating plan cannot be read.")


def _sentences() -> list[tuple[str, str]]:
    return [
        (
            r"unknown character (.+);",
            translate("EditHalls", "“{0}” has no meaning in a seating plan. See the letters below."),
        ),
        (r".*> is missing after <", translate("EditHalls", "A couple seat is <>; here the > is missing.")),
        (r".*< is missing before >", translate("EditHalls", "A couple seat is <>; here the < is missing.")),
        (r"the plan has no seats", translate("EditHalls", "There is no seat yet. Draw one, or give rows and columns.")),
        (r"a hall has at most (\d+) rows", translate("EditHalls", "A hall has at most {0} rows.")),
        (r"a row has at most (\d+) columns", translate("EditHalls", "A row has at most {0} columns.")),
        *_sentences_of_rules(),
        *_sentences_of_files(),
    ]


def _sentences_of_rules() -> list[tuple[str, str]]:
    return [
        (
            r"unknown rule (.+);",
            translate("EditHalls", "“{0}” is not a rule. Rules: row, seats, first, step, labels, category."),
        ),
        (r"(\w+)= stands there twice", translate("EditHalls", "{0}= is given twice.")),
        (r"labels= stands without", translate("EditHalls", "labels= cannot go with first=, step= or seats=.")),
        (r"(\w+)= wants", translate("EditHalls", "{0}= has a value that is not possible.")),
        (r"there are two seats (.+)", translate("EditHalls", "Two seats are called {0}.")),
        (r"there are two categories (.+)", translate("EditHalls", "Two categories are called {0}.")),
        (r"there are (\d+) labels for (\d+)", translate("EditHalls", "There are {0} labels for {1} seats.")),
        (r"there are (\d+) categories for (\d+)", translate("EditHalls", "There are {0} categories for {1} seats.")),
        (r"a seat's number has at most (\d+)", translate("EditHalls", "A seat’s number has at most {0} digits.")),
        (r"a row without seats has no rules", translate("EditHalls", "A row without seats cannot have rules.")),
        (r"a category's colour is", translate("EditHalls", "A category’s colour is written #rrggbb.")),
        (r"a curve is a number from (\d+) to (\d+)", translate("EditHalls", "A curve is a number from {0} to {1}.")),
        (r"the curve stands there twice", translate("EditHalls", "The curve is given twice.")),
        (r"a hall has at most (\d+) categories", translate("EditHalls", "A hall has at most {0} categories.")),
        (
            r"a category has a name of at most (\d+)",
            translate("EditHalls", "A category’s name has 1 to {0} characters."),
        ),
    ]


def _sentences_of_files() -> list[tuple[str, str]]:
    """Where in the JSON it is wrong stands in front."""
    return [
        (r"this is no JSON", translate("EditHalls", "This is not JSON.")),
        (r"the file has more than (\d+)", translate("EditHalls", "The file has more than {0} characters.")),
        (r"the plan has no zones", translate("EditHalls", "The file has no zones.")),
        (r"a hall has at most (\d+) seats", translate("EditHalls", "A hall has at most {0} seats.")),
        (r"name has more than (\d+)", translate("EditHalls", "The name has at most {0} visible characters.")),
        (r"(\S+): there is no category (.+)", translate("EditHalls", "{0}: there is no category {1}.")),
        (r"(\S+): there are two categories (.+)", translate("EditHalls", "{0}: two categories are called {1}.")),
        (r"(\S+): there are two seats (.+)", translate("EditHalls", "{0}: two seats are called {1}.")),
        (r"(\S+): another seat stands", translate("EditHalls", "{0}: another seat is in the same place.")),
        (r"(\S+): its seat_guid", translate("EditHalls", "{0}: another seat has the same seat_guid.")),
        (r"(\S+): a category has", translate("EditHalls", "{0}: a category needs a name of at most 32 characters.")),
        (r"(\S+): a category's col", translate("EditHalls", "{0}: a category’s colour is written #rrggbb.")),
        (r"(\S+): (\w+) is not 1 to 4", translate("EditHalls", "{0}: {1} needs 1 to 4 letters or digits.")),
        (r"(\S+) is missing", translate("EditHalls", "{0} is missing.")),
        (r"(.+) is no (?:text|list|object)", translate("EditHalls", "{0} has the wrong format.")),
        (r"(\S+) is no(?:t a)? number", translate("EditHalls", "{0} is not a possible position.")),
    ]
