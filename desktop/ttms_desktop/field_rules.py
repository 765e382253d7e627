"""Why the server refused what stands in one field, in the user's language, short enough to stand under it."""

import re

from PySide6.QtCore import QCoreApplication

from ttms_client.errors import FieldInvalid

translate = QCoreApplication.translate


def rule_text(refused: FieldInvalid) -> str:
    """The sentence for the field; a rule that only a newer server has is said in its own words."""
    rule = refused.details.get("rule", "")
    for pattern, sentence in _sentences():
        if match := re.fullmatch(pattern, rule):
            return sentence.format(*match.groups())
    return rule or translate("Rules", "This is not possible here.")


def _sentences() -> list[tuple[str, str]]:
    return [
        (r"must not be empty", translate("Rules", "Fill this in.")),
        (r"must have at most (\d+) characters", translate("Rules", "At most {0} characters.")),
        (r"must have at least (\d+) characters", translate("Rules", "At least {0} characters.")),
        (r"must have (\d+) to (\d+) digits", translate("Rules", "{0} to {1} digits.")),
        (
            r"must not be one digit repeated, nor a row of digits",
            translate("Rules", "Too easy to guess: no repeated digit and no row such as 1234."),
        ),
        (r"must have at most (\d+) bytes", translate("Rules", "This is too long.")),
        (r"must be shorter than (\d+) bytes", translate("Rules", "This is too long.")),
        (r"must not hold control characters", translate("Rules", "It holds characters that cannot be seen.")),
        (
            r"must not hold line breaks or marks that turn a text around",
            translate("Rules", "It holds line breaks, or marks that turn a text around."),
        ),
        (r"must hold a letter that can be seen", translate("Rules", "Nothing of it can be seen.")),
        (r"must hold letters or digits", translate("Rules", "Letters or digits.")),
        (r"must be text that Unicode has", translate("Rules", "It holds characters that cannot be stored.")),
        (r"must be positive", translate("Rules", "More than 0.")),
        (r"must not be negative", translate("Rules", "0 or more.")),
        (r"must be (?:from )?(\S+) to (\S+)", translate("Rules", "From {0} to {1}.")),
        (r"must not be before .*", translate("Rules", "The end is before the beginning.")),
        (r"must be at most (\d+) days after .*", translate("Rules", "At most {0} days.")),
        (r"must be a day such as .*", translate("Rules", "This is no day of the calendar.")),
        (r"must be in whole minutes", translate("Rules", "Hours and minutes only.")),
        (r"must name each denomination once", translate("Rules", "Count each coin or note once.")),
        (r"must name each extra once", translate("Rules", "Name each fee once.")),
        (r"must name categories of the hall", translate("Rules", "The hall has no such category any more.")),
        (r"must be one letter from A to Z", translate("Rules", "One letter from A to Z.")),
        (
            r"must leave (\d+) to (\d+) ticket types",
            translate("Rules", "There must be {0} to {1} ticket types in use."),
        ),
        (r"must name each category once", translate("Rules", "Name each category once.")),
        (r"must be by piece, ticket or order", translate("Rules", "Choose piece, ticket or order.")),
        (r"must be by name or by the house", translate("Rules", "Choose for a customer or for the house.")),
        (r"must be a PNG or JPEG picture", translate("Rules", "Choose a PNG or JPEG picture.")),
        (r"must come with a show", translate("Rules", "Choose the show first.")),
        (r"must be a kind of seat that is sold", translate("Rules", "Choose a kind of seat that is sold.")),
        (r"must be in, out or none", translate("Rules", "Choose in or out.")),
        (r"must be within the last (\d+) days", translate("Rules", "Within the last {0} days.")),
        (r"must be an address such as .*", translate("Rules", "This is no e-mail address.")),
        (r"must have (\d+) digits", translate("Rules", "{0} digits.")),
        (r"must be a moment in the future", translate("Rules", "Choose a later time.")),
        (r"must be cash or a card", translate("Rules", "Only cash or a card.")),
        (
            r"must be there for a card, and for nothing else",
            translate("Rules", "A card needs the terminal's reference."),
        ),
        (r"must be there for a voucher, and for nothing else", translate("Rules", "A voucher needs its code.")),
        (r"must not be the number of a card", translate("Rules", "Never the card's number: the terminal's reference.")),
        (r"must be a moment of the calendar", translate("Rules", "This is no time of the calendar.")),
    ]
