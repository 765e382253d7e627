"""What the mails say, in Chinese and English: whoever reads one is not at the counter, whose language is known."""

# ruff: noqa: RUF001 - Chinese has its own commas and colons

from ttms_server.user.mailcode.service import Purpose

_SUBJECTS = {
    Purpose.RESET: "{cinema}：重设密码 / Reset your password",
    Purpose.BIND: "{cinema}：确认邮箱 / Confirm your address",
}
_TEXTS = {
    Purpose.RESET: """\
{name}，您好：

重设密码的验证码：{digits}
五分钟内有效。如果不是您本人请求的，请不要理会这封邮件，您的密码不会改变。

Hello {name},

The code to reset your password: {digits}
It is valid for five minutes. If you did not ask for it, ignore this mail: your password stays as it is.
""",
    Purpose.BIND: """\
{name}，您好：

确认此邮箱的验证码：{digits}
五分钟内有效。如果不是您本人请求的，请不要理会这封邮件。

Hello {name},

The code to confirm this address: {digits}
It is valid for five minutes. If you did not ask for it, ignore this mail.
""",
}


def subject(purpose: Purpose, *, cinema: str) -> str:
    return _SUBJECTS[purpose].format(cinema=cinema)


def text(purpose: Purpose, *, name: str, digits: str) -> str:
    return _TEXTS[purpose].format(name=name, digits=digits)
