"""Whether what was typed can be a hall: the sentences for what anybody can see without the server."""

from collections.abc import Iterator

from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.edit_halls.pictures import HallDraft
from ttms_desktop.screens.edit_halls.plan_text import MOST
from ttms_desktop.words import translate

MOST_CURVE = 300


def problems(draft: HallDraft) -> list[Refusal]:
    """What is wrong with the fields, from above; empty if the server may be asked."""
    name = [] if draft.name else [Refusal(translate("EditHalls", "Enter the name of the hall."), "name")]
    return [*name, *size_problems(draft), *_curve_problems(draft), *_plan_problems(draft)]


def size_problems(draft: HallDraft) -> Iterator[Refusal]:
    """What is wrong with rows and columns; without a plan they may be empty."""
    if not _fits(draft.rows):
        yield Refusal(translate("EditHalls", "A hall has 1 to {most} rows.").format(most=MOST), "rows")
    if not _fits(draft.columns):
        yield Refusal(translate("EditHalls", "A row has 1 to {most} columns.").format(most=MOST), "columns")


def _fits(count: int | None) -> bool:
    return count is None or 1 <= count <= MOST


def _curve_problems(draft: HallDraft) -> Iterator[Refusal]:
    if draft.curve is None or not 0 <= draft.curve <= MOST_CURVE:
        yield Refusal(translate("EditHalls", "From 0 to {most}; 0 is straight.").format(most=MOST_CURVE), "curve")


def _plan_problems(draft: HallDraft) -> Iterator[Refusal]:
    if not draft.plan.strip():
        text = translate("EditHalls", "There are no seats yet. Enter rows and columns, or draw the plan.")
        yield Refusal(text, "plan" if draft.rows and draft.columns else "rows")
