"""How people and their roles are called, in the language of the screen."""

from ttms_client.user import Role, User
from ttms_desktop.screens.manage_people.pictures import PersonLine
from ttms_desktop.words import translate


def role_text(role: Role) -> str:
    return {
        Role.CLERK: translate("ManagePeople", "Clerk"),
        Role.MANAGER: translate("ManagePeople", "Manager"),
        Role.ADMINISTRATOR: translate("ManagePeople", "Administrator"),
    }[role]


def role_hint(role: Role) -> str:
    """What the role is for."""
    return {
        Role.CLERK: translate("ManagePeople", "Sells tickets, refunds own sales"),
        Role.MANAGER: translate("ManagePeople", "Plans shows, films and halls, sees reports, refunds any sale"),
        Role.ADMINISTRATOR: translate("ManagePeople", "Everything a manager may do, and people"),
    }[role]


def name_taken_text(owner: User | None) -> str:
    """Whose user name it is, as far as that is known here."""
    if owner is None:
        return translate("ManagePeople", "Somebody has this user name. Choose another one.")
    text = (
        translate("ManagePeople", "{name}, who is disabled, has this user name. Choose another one.")
        if owner.disabled
        else translate("ManagePeople", "{name} has this user name. Choose another one.")
    )
    return text.format(name=owner.display_name)


def line_of(user: User, *, myself: int) -> PersonLine:
    name = user.display_name
    if user.user_id == myself:
        name = translate("ManagePeople", "{name} (you)").format(name=name)
    off = translate("ManagePeople", "Disabled")
    return PersonLine(
        person_id=user.user_id,
        name=name,
        user_name=user.user_name,
        role=user.role.name,
        role_text=role_text(user.role),
        disabled=user.disabled,
        state_text=off if user.disabled else translate("ManagePeople", "Active"),
        myself=user.user_id == myself,
    )
