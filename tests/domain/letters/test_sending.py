"""Many letters go over one connection, and each has an outcome of its own."""

import pytest

from articles.domain import letters
from articles.domain.letters.kinds import ACCOUNT_NOTICE
from newsroom.conf import env
from tests.support.processes.loopback import free_port
from tests.support.processes.postbox import PostOffice

NAMES = ("anna", "ben", "cora")


@pytest.fixture
def mail_by(settings, monkeypatch):
    def mailing(port: int) -> None:
        monkeypatch.setenv("NEWSROOM_MAIL_URL", f"smtp://127.0.0.1:{port}?tls=0")
        settings.MAILERS = env.mailers("NEWSROOM_MAIL_URL", folder=None)
        settings.DEFAULT_FROM_EMAIL = "desk@news.example.org"

    return mailing


def to(*names: str) -> list[letters.Letter]:
    return [
        letters.Letter(ACCOUNT_NOTICE, f"{name}@example.org", "Neu", f"Für {name}\n")
        for name in names
    ]


def outcomes(replies: dict[str, str], mail_by, *names: str):
    with PostOffice(replies) as office:
        mail_by(office.server.getsockname()[1])
        found = [*letters.send_many(to(*names))]
    assert [one.letter.to for one in found] == [f"{name}@example.org" for name in names]
    return office.letters, [one.error for one in found]


def reached(taken) -> list[list[str]]:
    return [[to.partition("@")[0] for _from, to, _text in one] for one in taken]


def test_all_go_over_one_connection_each_with_its_own_text(mail_by):
    taken, errors = outcomes({}, mail_by, *NAMES)
    assert errors == [None, None, None]
    assert reached(taken) == [[*NAMES]]
    for name, (_from, _to, text) in zip(NAMES, taken[0], strict=True):
        assert f"To: {name}@example.org" in text


def test_a_refused_address_keeps_no_other_letter_back(mail_by):
    replies = {"ben@example.org": "550 5.1.1 no such user"}
    taken, errors = outcomes(replies, mail_by, *NAMES)
    assert reached(taken) == [["anna", "cora"]]
    assert [bool(one and one.is_refused) for one in errors] == [False, True, False]
    assert errors[1].code == 550


def test_a_server_that_closes_the_connection_is_asked_again_for_the_next(mail_by):
    replies = {"ben@example.org": "421 4.3.2 closing"}
    taken, errors = outcomes(replies, mail_by, *NAMES)
    assert reached(taken) == [["anna"], ["cora"]]
    assert not errors[1].is_refused


def test_a_connection_that_breaks_costs_one_letter(mail_by):
    taken, errors = outcomes({"ben@example.org": ""}, mail_by, *NAMES)
    assert reached(taken) == [["anna"], ["cora"]]
    assert [bool(one) for one in errors] == [False, True, False]
    assert "SMTPServerDisconnected" in str(errors[1])


def test_a_server_that_is_away_is_tried_twice_and_no_longer(mail_by, monkeypatch):
    mail_by(free_port())
    tries = []
    connect = letters.sending.Line.connect

    def counted(line):
        tries.append(line)
        connect(line)

    monkeypatch.setattr(letters.sending.Line, "connect", counted)
    found = [*letters.send_many(to("anna", "ben", "cora", "dora"))]
    assert len(tries) == 2
    assert all("ConnectionRefusedError" in str(one.error) for one in found)
    assert not any(one.error.is_refused for one in found)


def test_an_address_that_no_server_could_be_told_is_refused_alone(mail_by):
    taken, errors = outcomes({}, mail_by, "anna", "ä\nb", "cora")
    assert reached(taken) == [["anna", "cora"]]
    assert errors[1].is_refused


def test_who_leaves_early_hangs_up(mail_by):
    with PostOffice() as office:
        mail_by(office.server.getsockname()[1])
        sending = letters.send_many(to("anna", "ben"))
        assert next(sending).error is None
        sending.close()
    assert reached(office.letters) == [["anna"]]
