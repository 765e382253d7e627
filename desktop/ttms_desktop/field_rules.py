"""Why the server refused what stands in one field, in the user's language, short enough to stand under it."""

import re

from ttms_client.errors import FieldInvalid
from ttms_desktop.words import translate


def field_text(field: str) -> str:
    """What the screens call a field of a request; empty for one that nobody fills in."""
    return _names().get(field.rpartition(".")[2], "")


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
            translate("Rules", "Too easy to guess: no repeated digit, no run such as 1234."),
        ),
        (r"must have at most (\d+) bytes", translate("Rules", "This is too long.")),
        (r"must be shorter than (\d+) bytes", translate("Rules", "This is too long.")),
        (r"must not hold control characters", translate("Rules", "It contains invisible characters.")),
        (
            r"must not hold line breaks or marks that turn a text around",
            translate("Rules", "It contains line breaks, or marks that reverse text."),
        ),
        (r"must hold a letter that can be seen", translate("Rules", "It has no visible characters.")),
        (r"must hold letters or digits", translate("Rules", "Letters or digits.")),
        (
            r"must hold only letters, digits and dashes",
            translate("Rules", "Only letters, digits and dashes, without spaces."),
        ),
        (r"must be text that Unicode has", translate("Rules", "It contains characters that cannot be stored.")),
        (r"must be positive", translate("Rules", "More than 0.")),
        (r"must not be negative", translate("Rules", "0 or more.")),
        (r"must be (?:from )?(\S+) to (\S+)", translate("Rules", "From {0} to {1}.")),
        (r"must not be before .*", translate("Rules", "The end is before the beginning.")),
        (r"must be at most (\d+) days after .*", translate("Rules", "At most {0} days.")),
        (r"must be a day such as .*", translate("Rules", "There is no such date.")),
        (r"must be in whole minutes", translate("Rules", "Hours and minutes only.")),
        (r"must name each denomination once", translate("Rules", "Count each coin or note once.")),
        (r"must name each extra once", translate("Rules", "Name each fee once.")),
        (r"must name categories of the hall", translate("Rules", "The hall no longer has this category.")),
        (r"must name each category once", translate("Rules", "Name each category once.")),
        (r"must be by piece, ticket or order", translate("Rules", "Choose piece, ticket or order.")),
        (r"must be by name or by the house", translate("Rules", "Choose for a customer or for the house.")),
        (r"must be a PNG or JPEG picture", translate("Rules", "Choose a PNG or JPEG picture.")),
        (r"must come with a show", translate("Rules", "Choose the show first.")),
        (r"must be a kind of seat that is sold", translate("Rules", "Choose a kind of seat that is sold.")),
        (r"must be in, out or none", translate("Rules", "Choose in or out.")),
        (r"must be within the last (\d+) days", translate("Rules", "Within the last {0} days.")),
        (r"must be an address such as .*", translate("Rules", "This is not an e-mail address.")),
        (r"must have (\d+) digits", translate("Rules", "{0} digits.")),
        (
            r"must not be later than vouchers expire here.*",
            translate("Rules", "Choose an earlier time, or ask a manager."),
        ),
        (r"must be a moment in the future", translate("Rules", "Choose a later time.")),
        (r"must be cash or a card", translate("Rules", "Only cash or a card.")),
        (
            r"must be there for a card, and for nothing else",
            translate("Rules", "A card needs the terminal’s reference."),
        ),
        (r"must be there for a voucher, and for nothing else", translate("Rules", "A voucher needs its code.")),
        (r"must not be the number of a card", translate("Rules", "Never the card’s number: the terminal’s reference.")),
        (r"must be a moment of the calendar", translate("Rules", "There is no such date and time.")),
        (r"must be one letter from A to Z", translate("Rules", "One letter from A to Z.")),
        (
            r"must leave (\d+) to (\d+) ticket types",
            translate("Rules", "There must be {0} to {1} ticket types in use."),
        ),
        (r"must be a ticket type of this cinema", translate("Rules", "Choose a ticket type.")),
        (r"must hold each ticket once", translate("Rules", "Choose each ticket once.")),
        (r"must not hold a start twice", translate("Rules", "Choose each day once.")),
        (r"must name a seat", translate("Rules", "Choose at least one seat.")),
        (r"must name at most (\d+) seats", translate("Rules", "Choose at most {0} seats.")),
        (r"must be 0 where nothing is moved", translate("Rules", "No amount where no cash moves.")),
        (
            r"must be the key of a row of the report|must be a day of the span",
            translate("Rules", "Load the report again."),
        ),
        (r"must come from the answer before", translate("Rules", "It has changed: load it again.")),
        (
            r"must be an? .* that this server knows|must name fields that can be changed",
            translate("Rules", "This server cannot do that yet. Ask an administrator to update it."),
        ),
        (
            r"must be a UUID such as .*|must be a message of this method, .*",
            translate("Rules", "The program sent it wrongly. Start it again; tell support if that does not help."),
        ),
    ]


def _names() -> dict[str, str]:
    return {
        "user_name": translate("Rules", "User name"),
        "display_name": translate("Rules", "Name"),
        "name": translate("Rules", "Name"),
        "name_en": translate("Rules", "English name"),
        "counter_name": translate("Rules", "Counter"),
        "password": translate("Rules", "Password"),
        "new_password": translate("Rules", "New password"),
        "pin": translate("Rules", "PIN"),
        "email": translate("Rules", "E-mail address"),
        "code": translate("Rules", "Code"),
        "ticket_code": translate("Rules", "Code"),
        "voucher_code": translate("Rules", "Voucher code"),
        "approval": translate("Rules", "Reference"),
        "card": translate("Rules", "Card"),
        "customer": translate("Rules", "Customer’s name"),
        "customer_name": translate("Rules", "Customer’s name"),
        "reason": translate("Rules", "Reason"),
        "cancel_reason": translate("Rules", "Reason"),
        "comp_reason": translate("Rules", "Reason"),
        "note": translate("Rules", "Note"),
        "amount_minor": translate("Rules", "Amount"),
        "price_minor": translate("Rules", "Price"),
        "count": translate("Rules", "Count"),
        "counted": translate("Rules", "Count"),
        "quantity": translate("Rules", "Number"),
        "seat_count": translate("Rules", "Number of seats"),
        "seat_ids": translate("Rules", "Seats"),
        "seat": translate("Rules", "Seat"),
        "tickets": translate("Rules", "Tickets"),
        "ticket_ids": translate("Rules", "Tickets"),
        "payments": translate("Rules", "Payments"),
        "extras": translate("Rules", "Extras"),
        "order_number": translate("Rules", "Order number"),
        "starts_at": translate("Rules", "Start"),
        "expires_at": translate("Rules", "Valid until"),
        "title": translate("Rules", "Title"),
        "title_en": translate("Rules", "English title"),
        "running_minutes": translate("Rules", "Running time"),
        "year": translate("Rules", "Year"),
        "director": translate("Rules", "Director"),
        "area": translate("Rules", "Country or region"),
        "rating": translate("Rules", "Age rating"),
        "language": translate("Rules", "Language and version"),
        "picture": translate("Rules", "Poster"),
        "curve": translate("Rules", "Curve"),
        "first_day": translate("Rules", "First day"),
        "last_day": translate("Rules", "Last day"),
        "runs_from": translate("Rules", "First day"),
        "runs_until": translate("Rules", "Last day"),
    }
