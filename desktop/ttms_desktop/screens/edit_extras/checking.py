"""Whether what was typed is an extra: the sentences for what anybody can see without the server."""

from collections.abc import Iterator

from ttms_client.extra import Charged, Extra
from ttms_desktop.messages import text_for
from ttms_desktop.money import AmountUnreadable, plain_amount
from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.edit_extras.pictures import ExtraDraft
from ttms_desktop.words import translate


def problems(draft: ExtraDraft) -> Iterator[Refusal]:
    """What is wrong with the fields, from above; nothing if the server may be asked."""
    if not draft.name:
        yield Refusal(translate("EditExtras", "Enter the name."), "name")
    if not draft.code:
        yield Refusal(translate("EditExtras", "Enter a code, such as 3D."), "code")
    if not draft.price_text:
        yield Refusal(translate("EditExtras", "Enter the price; 0 if it costs nothing."), "price_minor")
    elif draft.price_minor is None:
        yield Refusal(text_for(AmountUnreadable(text=draft.price_text)), "price_minor")


def extra_of(draft: ExtraDraft) -> Extra:
    """The extra of a draft in which there are no problems."""
    assert draft.price_minor is not None
    return Extra(
        code=draft.code,
        name=draft.name,
        name_en=draft.name_en,
        price_minor=draft.price_minor,
        charged=Charged[draft.charged],
        refundable=draft.refundable,
        retired=draft.retired,
        etag=draft.etag,
    )


def draft_of(extra: Extra, *, currency: str) -> ExtraDraft:
    return ExtraDraft(
        code=extra.code,
        name=extra.name,
        name_en=extra.name_en,
        price_text=plain_amount(extra.price_minor, currency),
        price_minor=extra.price_minor,
        charged=extra.charged.name,
        refundable=extra.refundable,
        retired=extra.retired,
        etag=extra.etag,
    )
