"""Passwords of tests are stored cheaply: what a guess costs is the subject of one test, and 30 ms of all others.

Server processes that tests start store them as ever.
"""

from argon2 import PasswordHasher

from ttms_server.user import passwords

# What the product uses.
REAL = passwords._hasher


def store_passwords_cheaply() -> None:
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
