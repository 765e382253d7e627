"""The sentence for each refusal and each missing answer: what happened and what to do next, in the user's language."""

import contextlib
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ttms_client import errors, trust
from ttms_desktop import journal, money, trusted_servers
from ttms_desktop.failures import LocalFailure
from ttms_desktop.field_rules import rule_text
from ttms_desktop.printing import failures as printing
from ttms_desktop.printing import report_failures as reports
from ttms_desktop.screens.find_orders import refund_journal

Failure = errors.TtmsError | LocalFailure

translate = QCoreApplication.translate
Sentences = dict[type[Exception], tuple[str, ...]]


def sentences() -> Sentences:
    """Every class and its sentence; where one needs details that may be missing, the second does without."""
    return (
        _of_requests()
        | _of_the_cinema()
        | _of_the_programme()
        | _of_halls_films_people()
        | _of_orders()
        | _of_missing_answers()
        | _of_trust()
        | _of_this_computer()
        | _of_reports()
    )


def _of_requests() -> Sentences:
    return {
        errors.TtmsError: (translate("Messages", "Something went wrong. Try again."),),
        errors.Refused: (translate("Messages", "The server refused this; nothing was changed."),),
        errors.InvalidRequest: (
            translate("Messages", "The server does not accept this input; nothing was changed. Check it."),
        ),
        errors.FieldInvalid: (
            translate("Messages", "“{field}” is not acceptable ({rule}). Correct it and try again."),
            translate("Messages", "One of the fields is not acceptable. Correct it and try again."),
        ),
        errors.RequestIdReused: (
            translate("Messages", "This request was sent before with other content; nothing was changed. Start again."),
        ),
        errors.SeatRepeated: (
            translate("Messages", "A seat stands twice in the request; nothing was changed. Choose the seats again."),
        ),
        errors.TooManySeats: (
            translate("Messages", "At most {limit} seats can be sold at once. Sell these first, then the others."),
            translate("Messages", "So many seats cannot be sold at once. Sell some first, then the others."),
        ),
        errors.AmountInvalid: (
            translate("Messages", "This amount is not possible; nothing was sold. Check the amount given."),
        ),
        errors.NotSignedInError: (translate("Messages", "Sign in again to go on. Your work is kept."),),
        errors.SignInRefused: (
            translate("Messages", "User name or password is wrong. Check both, and whether Caps Lock is on."),
        ),
        errors.NotSignedIn: (translate("Messages", "Nobody is signed in here. Sign in to go on."),),
        errors.SessionExpired: (translate("Messages", "Your session is over. Sign in again; your work is kept."),),
        errors.UserDisabled: (
            translate("Messages", "The account “{user_name}” is switched off. Ask a manager to switch it on."),
            translate("Messages", "This account is switched off. Ask a manager to switch it on."),
        ),
        errors.NoRight: (translate("Messages", "You may not do this. Ask a manager."),),
    }


def _of_the_cinema() -> Sentences:
    return {
        errors.NotFound: (translate("Messages", "This does not exist any more. Choose again."),),
        errors.StudioNotFound: (translate("Messages", "This hall does not exist any more. Choose another one."),),
        errors.ScheduleNotFound: (translate("Messages", "This show does not exist any more. Choose another show."),),
        errors.SeatNotFound: (translate("Messages", "The hall has no such seat. Choose the seats again."),),
        errors.HoldNotFound: (
            translate("Messages", "These seats are not reserved for you any more. Choose them again."),
        ),
        errors.TicketTypeNotFound: (
            translate("Messages", "This show is not sold under that ticket type. Choose another type."),
        ),
        errors.Conflict: (
            translate(
                "Messages", "Something has changed meanwhile; nothing was done. Look at the screen and try again."
            ),
        ),
        errors.SeatTaken: (
            translate("Messages", "Row {row_label}, seat {seat_label} has just been taken. Choose another seat."),
            translate("Messages", "The seat has just been taken. Choose another one."),
        ),
        errors.SeatNotForSale: (
            translate("Messages", "Row {row_label}, seat {seat_label} is broken and not sold. Choose another seat."),
            translate("Messages", "This seat is broken and not sold. Choose another one."),
        ),
        errors.HoldExpired: (
            translate("Messages", "The time for these seats was over; nothing was paid. Choose the seats again."),
        ),
        errors.SellingStopped: (
            translate("Messages", "Ticket sales stop {minutes} minutes before the show. Choose another show."),
            translate("Messages", "Ticket sales for this show are closed. Choose another show."),
        ),
        errors.ShowBegun: (
            translate("Messages", "The show has begun; its tickets are neither sold nor refunded any more."),
        ),
        errors.PriceChanged: (
            translate(
                "Messages", "A price has changed; nothing was sold. Check the new total and take the money again."
            ),
        ),
        errors.PaymentTooSmall: (
            translate("Messages", "{given} is less than the {total} to pay. Enter the amount that was given."),
            translate("Messages", "Less was given than is to pay. Enter the amount that was given."),
        ),
        errors.ShowCancelled: (translate("Messages", "This show is cancelled. Choose another show."),),
    }


def _of_the_programme() -> Sentences:
    return {
        errors.ProgrammeConflict: (
            translate("Messages", "A show cannot be at that time; nothing was changed. Choose another time or hall."),
        ),
        errors.ScheduleOverlaps: (
            translate(
                "Messages", "“{play_title}” is shown in {studio_name} at that time. Choose another time or hall."
            ),
            translate("Messages", "Another show is in this hall at that time. Choose another time or hall."),
        ),
        errors.ShowInPast: (translate("Messages", "That time is already over. Choose a later one."),),
        errors.OutsideRun: (
            translate("Messages", "“{play_title}” is not shown on that day. Choose a day of its run."),
            translate("Messages", "The film is not shown on that day. Choose a day of its run."),
        ),
        errors.ShowHasSales: (
            translate(
                "Messages",
                "Seats of this show are sold or reserved, so it stays where it is. "
                "Cancel it, or wait until nobody has a seat.",
            ),
        ),
        errors.ShowOver: (translate("Messages", "This show is over; it cannot be cancelled any more."),),
        errors.PlayRetired: (
            translate("Messages", "“{play_title}” is retired. Take it back into use under Films first."),
            translate("Messages", "The film is retired. Take it back into use under Films first."),
        ),
        errors.StudioRetired: (
            translate("Messages", "{studio_name} is retired. Take it back into use under Halls first."),
            translate("Messages", "The hall is retired. Take it back into use under Halls first."),
        ),
    }


def _of_halls_films_people() -> Sentences:
    return {
        errors.NameTaken: (
            translate("Messages", "The name “{name}” is in use. Choose another name."),
            translate("Messages", "This name is in use. Choose another name."),
        ),
        errors.ChangedMeanwhile: (
            translate("Messages", "Somebody else has changed “{name}” meanwhile. Look at it again, then change it."),
            translate("Messages", "Somebody else has changed this meanwhile. Look at it again, then change it."),
        ),
        errors.PlanInvalid: (
            translate("Messages", "The plan cannot be read at line {line}, column {column}: {rule}."),
            translate("Messages", "The plan of the hall cannot be read. Correct it."),
        ),
        errors.PlayNotFound: (translate("Messages", "This film does not exist any more. Choose another one."),),
        errors.PlayHasShows: (
            translate("Messages", "“{play_title}” has shows, so it cannot be deleted. Retire it instead."),
            translate("Messages", "The film has shows, so it cannot be deleted. Retire it instead."),
        ),
        errors.StudioHasShows: (
            translate("Messages", "{studio_name} has shows, so it cannot be deleted. Retire it instead."),
            translate("Messages", "The hall has shows, so it cannot be deleted. Retire it instead."),
        ),
        errors.UserNotFound: (translate("Messages", "This person does not exist any more. Choose another one."),),
        errors.PasswordWrong: (translate("Messages", "The old password is wrong. Type it again."),),
        errors.PinWrong: (translate("Messages", "User name or PIN is wrong. Check both."),),
        errors.ApprovalRefused: (
            translate("Messages", "Name or PIN is wrong, or this person may not approve. Ask a manager."),
        ),
        errors.TooManyTries: (
            translate("Messages", "Too often in a short time. Try again in {seconds} seconds."),
            translate("Messages", "Too often in a short time. Wait a minute, then try again."),
        ),
        errors.PinThrottled: (
            translate("Messages", "Too many wrong PINs. Try again in {seconds} seconds."),
            translate("Messages", "Too many wrong PINs. Wait a minute, then try again."),
        ),
        errors.SignInThrottled: (
            translate("Messages", "Too many wrong passwords. Try again in {seconds} seconds."),
            translate("Messages", "Too many wrong passwords. Wait a minute, then try again."),
        ),
        errors.LastAdministrator: (
            translate("Messages", "Nobody else is an administrator. Make somebody else one first."),
        ),
    }


def _of_orders() -> Sentences:
    return {
        errors.OrderNotFound: (
            translate("Messages", "There is no order “{order}”. Check the number."),
            translate("Messages", "There is no such order. Check the number."),
        ),
        errors.TicketNotFound: (translate("Messages", "The order has no such ticket. Open the order again."),),
        errors.NotYourSale: (translate("Messages", "Somebody else sold this order. Ask a manager to refund it."),),
        errors.AlreadyRefunded: (
            translate(
                "Messages",
                "Row {row_label}, seat {seat_label} was refunded before (number {refund_number}); "
                "no money goes back again.",
            ),
            translate("Messages", "A ticket was refunded before; no money goes back again."),
        ),
        errors.ShiftNotOpen: (
            translate(
                "Messages", "No shift is open at counter {counter_name}; nothing was changed. Open one with its float."
            ),
            translate("Messages", "No shift is open at this counter; nothing was changed. Open one with its float."),
        ),
        errors.ShiftOpen: (
            translate("Messages", "A shift is open at counter {counter_name} already. Close it first."),
            translate("Messages", "A shift is open at this counter already. Close it first."),
        ),
        errors.ZReportNotFound: (
            translate("Messages", "Counter {counter_name} has no Z report {z_number}. Check the number."),
            translate("Messages", "There is no such Z report. Check the number."),
        ),
        errors.DenominationUnknown: (
            translate("Messages", "There is no coin or note of {denomination}. Check the count."),
            translate("Messages", "A coin or note of this count does not exist. Check the count."),
        ),
        errors.SpanTooLong: (
            translate("Messages", "A report covers at most {limit} days. Choose a shorter time."),
            translate("Messages", "A report cannot cover so many days. Choose a shorter time."),
        ),
    }


def _of_missing_answers() -> Sentences:
    return {
        errors.NoAnswer: (translate("Messages", "The server gave no answer. Try again."),),
        errors.Busy: (translate("Messages", "The server is very busy. Wait a moment, then try again."),),
        errors.DatabaseGone: (
            translate(
                "Messages", "The server cannot reach its database; nothing can be sold now. It goes on by itself."
            ),
        ),
        errors.OutcomeUnknown: (
            translate(
                "Messages", "It is not known yet whether this happened. It is being checked; do not do it again."
            ),
        ),
        errors.ServerUnreachable: (
            translate("Messages", "The server cannot be reached. Check the network; it goes on by itself."),
        ),
        errors.AnswerLate: (
            translate("Messages", "The server did not answer in time. Wait a moment, then try again."),
        ),
        errors.ClientClosed: (translate("Messages", "The connection was closed. Sign in again to go on."),),
        errors.ServerFault: (
            translate("Messages", "The server has a fault. Tell your manager this number: {support_number}."),
            translate("Messages", "The server has a fault. Tell your manager."),
        ),
    }


def _of_trust() -> Sentences:
    return {
        trust.ServerNotTrusted: (
            translate(
                "Messages", "The server's identity could not be checked; nothing was sent. Tell your administrator."
            ),
        ),
        trust.CertificateChanged: (
            translate(
                "Messages",
                "The server shows another certificate than before; nothing was sent. "
                "It may be another machine: tell your administrator, then sign in again.",
            ),
        ),
        trust.CertificateExpired: (
            translate(
                "Messages",
                "The server's certificate has expired, or this computer's clock is wrong; nothing was sent. "
                "Tell your administrator.",
            ),
        ),
        trust.CertificateUnknown: (
            translate(
                "Messages", "This counter does not know the server's certificate yet. Sign in again to check it."
            ),
        ),
        trust.EncryptionMismatch: (
            translate(
                "Messages",
                "The server does not speak the encryption that this counter expects; nothing was sent. "
                "Tell your administrator.",
            ),
        ),
        trusted_servers.CertificateUnstored: (
            translate(
                "Messages", "This computer cannot store the server's certificate ({problem}). Free some disk space."
            ),
            translate("Messages", "This computer cannot store the server's certificate. Free some disk space."),
        ),
    }


def _of_reports() -> Sentences:
    return {
        reports.ReportUnwritable: (
            translate(
                "Messages",
                "“{file}” cannot be written: no right to, or another program has it open. "
                "Close it or choose another folder.",
            ),
            translate(
                "Messages",
                "The file cannot be written: no right to, or another program has it open. "
                "Close it or choose another folder.",
            ),
        ),
        reports.ReportDiskFull: (
            translate(
                "Messages",
                "There is no room for “{file}”: the disk is full. Free some space or choose another disk.",
            ),
            translate(
                "Messages",
                "There is no room for the file: the disk is full. Free some space or choose another disk.",
            ),
        ),
        reports.ReportUnsaved: (
            translate("Messages", "“{file}” could not be saved ({problem}). Choose another folder."),
            translate("Messages", "The file could not be saved. Choose another folder."),
        ),
        reports.NoReportPrinter: (
            translate("Messages", "This computer has no printer. Save the report as PDF instead."),
        ),
        reports.ReportUnprinted: (
            translate("Messages", "The printer “{printer}” does not print. Save the report as PDF instead."),
            translate("Messages", "The printer does not print. Save the report as PDF instead."),
        ),
    }


def _of_this_computer() -> Sentences:
    return {
        money.AmountUnreadable: (
            translate("Messages", "“{text}” is not an amount. Type it like 50 or 50.00."),
            translate("Messages", "This is not an amount. Type it like 50 or 50.00."),
        ),
        journal.JournalUnwritable: (
            translate(
                "Messages", "This computer cannot record the sale ({problem}); nothing was sold. Free some disk space."
            ),
            translate("Messages", "This computer cannot record the sale; nothing was sold. Free some disk space."),
        ),
        journal.CounterOpenTwice: (
            translate("Messages", "Counter {counter_name} is already open on this computer. Use that window."),
            translate("Messages", "This counter is already open on this computer. Use that window."),
        ),
        refund_journal.RefundUnrecorded: (
            translate(
                "Messages",
                "This computer cannot record the refund ({problem}); nothing was refunded. Free some disk space.",
            ),
            translate(
                "Messages", "This computer cannot record the refund; nothing was refunded. Free some disk space."
            ),
        ),
        printing.TicketUnsaved: (
            translate(
                "Messages",
                "The tickets are sold, but their file could not be saved ({problem}). Reprint them (Ctrl+P).",
            ),
            translate("Messages", "The tickets are sold, but their file could not be saved. Reprint them (Ctrl+P)."),
        ),
        printing.NoPrinter: (
            translate("Messages", "This computer has no printer. The ticket file is saved; open it or reprint later."),
        ),
        printing.PrinterFailed: (
            translate(
                "Messages", "The printer “{printer}” does not print. The ticket is sold and saved; reprint it later."
            ),
            translate("Messages", "The printer does not print. The ticket is sold and saved; reprint it later."),
        ),
    }


def text_for(failure: Failure, *, currency: str = "CNY") -> str:
    """The sentence for `failure`; a class without one of its own is told in the words of its family."""
    known = sentences()
    kind = next(kind for kind in type(failure).__mro__ if kind in known)
    details = _readable(failure.details, currency)
    if isinstance(failure, errors.FieldInvalid) and "rule" in details:
        details["rule"] = rule_text(failure).rstrip(".。")
    for sentence in known[kind]:
        with contextlib.suppress(KeyError):
            return sentence.format_map(details)
    return type(failure).__name__


def text_at_field(failure: Failure, *, currency: str = "CNY") -> str:
    """The sentence for a place under the field that was refused, which it does not name again."""
    return rule_text(failure) if isinstance(failure, errors.FieldInvalid) else text_for(failure, currency=currency)


def _readable(details: Mapping[str, str], currency: str) -> dict[str, str]:
    """`details` with amounts as people read them."""
    readable = {name: value for name, value in details.items() if value}
    for name, value in details.items():
        if name.endswith("_minor") and value.lstrip("-").isdecimal():
            readable[name.removesuffix("_minor")] = money.format_money(int(value), currency)
    return readable
