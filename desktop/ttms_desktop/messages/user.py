"""Refusals about who calls, and about people."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.SignInRefused: (
            translate("Messages", "User name or password is wrong. Check both, and whether Caps Lock is on."),
        ),
        errors.NotSignedIn: (translate("Messages", "Nobody is signed in here. Sign in to go on."),),
        errors.SessionExpired: (translate("Messages", "Your session has ended. Sign in again; your work is kept."),),
        errors.UserDisabled: (
            translate("Messages", "The account “{user_name}” is disabled. Ask an administrator to enable it."),
            translate("Messages", "This account is disabled. Ask an administrator to enable it."),
        ),
        errors.UserNotFound: (translate("Messages", "This person no longer exists. Choose another one."),),
        errors.PasswordWrong: (translate("Messages", "The old password is wrong. Type it again."),),
        errors.PinWrong: (translate("Messages", "User name or PIN is wrong. Check both."),),
        errors.ApprovalRefused: (
            translate("Messages", "User name or PIN is wrong, or this person may not approve. Ask a manager."),
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
        errors.CodeWrong: (translate("Messages", "The code is wrong or has expired. Check it, or request a new one."),),
        errors.MailNotSetUp: (
            translate("Messages", "This cinema sends no e-mail. Ask an administrator for a new password."),
        ),
        errors.MailThrottled: (
            translate("Messages", "Too many codes were requested. Try again in {seconds} seconds."),
            translate("Messages", "Too many codes were requested. Try again later."),
        ),
        errors.RateLimited: (
            translate("Messages", "This counter is sending too many requests. Try again in {seconds} seconds."),
            translate("Messages", "This counter is sending too many requests. Try again in a moment."),
        ),
        errors.EmailTaken: (translate("Messages", "Somebody else uses this address. Use another one."),),
        errors.CounterNotFound: (
            translate("Messages", "There is no counter {counter_name}. Check the name."),
            translate("Messages", "There is no counter of this name. Check the name."),
        ),
        errors.CounterInUse: (
            translate(
                "Messages",
                "Counter {counter_name} is open on another computer: {display_name} is working there. Sign out "
                "there, or use another counter name.",
            ),
            translate(
                "Messages",
                "This counter is open on another computer. Sign out there, or use another counter name.",
            ),
        ),
        errors.SessionNotFound: (translate("Messages", "Nobody is signed in there now."),),
    }
