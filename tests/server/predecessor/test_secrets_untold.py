"""The predecessor printed passwords. Here a whole run with every kind of secret is searched for all of them."""

import re
from collections.abc import Iterator

import pytest

from support.raw_calls import METHODS
from support.secret_run import MAIL_PASSWORD, SecretRun, carried_out

# Moments have six digits behind the point, as codes have.
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.]+")


@pytest.fixture(scope="module", params=["sqlite", "mariadb"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecretRun]:
    folder = tmp_path_factory.mktemp("secrets")
    if request.param == "sqlite":
        yield carried_out(f"sqlite:///{folder / 'cinema.db'}", folder)
        return
    mariadb = request.getfixturevalue("mariadb")
    mariadb.create_database("secrets")
    yield carried_out(mariadb.url("secrets"), folder)
    mariadb.drop_database("secrets")


def told(secrets: list[str], where: str) -> list[str]:
    return [secret for secret in secrets if secret in where]


def codes_in(run: SecretRun, where: str) -> list[str]:
    """The codes that stand there by themselves."""
    plain = MOMENT.sub("", where)
    return [code for code in run.codes if re.search(rf"(?<![0-9a-f]){code}(?![0-9a-f])", plain)]


def test_b35_every_method_was_called_and_every_secret_was_used(run: SecretRun) -> None:
    logged = set(re.findall(r"method=(\w+)", run.log))

    assert {method.name for method in METHODS} <= logged
    assert {"OK", "FIELD_INVALID", "NOT_SIGNED_IN"} <= set(run.reasons)
    assert "INTERNAL" not in run.reasons
    assert (len(run.tokens), len(run.codes), len(run.ticket_codes)) == (6, 2, 1)
    assert run.keys
    assert set(run.mail_passwords) == {MAIL_PASSWORD.encode()}


def test_b35_the_log_at_its_most_talkative_tells_no_secret(run: SecretRun) -> None:
    assert told(run.secrets + run.ticket_codes, run.log) == []
    assert codes_in(run, run.log) == []


def test_b35_no_answer_tells_a_secret_to_whoever_did_not_ask_for_it(run: SecretRun) -> None:
    assert told(run.secrets, run.answers) == []
    assert codes_in(run, run.answers) == []


def test_b35_the_database_holds_no_secret(run: SecretRun) -> None:
    assert "lovelace@example.org" in run.stored
    assert told(run.secrets, run.stored) == []
    assert codes_in(run, run.stored) == []


def test_b35_the_list_of_processes_tells_no_secret(run: SecretRun) -> None:
    assert "ttms_server" in run.own_command_line
    assert run.own_command_line in run.command_lines
    assert told(run.secrets + run.codes, run.command_lines) == []
