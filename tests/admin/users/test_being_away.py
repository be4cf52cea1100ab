"""One says in one's profile until when one is away, and who stands in."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.assigning import assign
from articles.models import DeskNotice, RecordEntry, User
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

PATH = "/admin/profile/"
DAY = timedelta(days=1)


def day(number: int) -> str:
    return (timezone.localdate() + number * DAY).isoformat()


def said_of(person: User) -> tuple:
    known = User.objects.get(pk=person.pk)
    until = known.away_until and known.away_until.isoformat()
    return until, known.stand_in


def sent(person: User, until: str = "", stand_in: User | None = None):
    return save(
        at_desk(person),
        PATH,
        away_until=until,
        stand_in=stand_in.pk if stand_in else "",
    )


def offered(person: User) -> list[str]:
    form = at_desk(person).get(PATH).context["form"]
    return [str(label) for _key, label in form.fields["stand_in"].widget.choices]


def records() -> list[tuple]:
    rows = RecordEntry.objects.filter(details__has_key="what").order_by("pk")
    return [(row.name, row.by, row.details["what"]) for row in rows]


def test_one_says_until_when_one_is_away_and_who_stands_in_and_comes_back():
    second = author("Zweite Autorin")
    desk = at_desk(author())
    form = read_form(desk.get(PATH))
    assert form["away_until"] == [""]
    until = {"away_until": day(3), "stand_in": second.pk}
    text = desk.post(PATH, form | until, follow=True).text
    assert "Zweite Autorin vertritt Sie." in text
    assert said_of(author()) == (day(3), second)
    assert read_form(desk.get(PATH))["away_until"] == [day(3)]
    sent(author(), "", second)
    # The stand-in is kept for the next time, and has no effect until then.
    assert said_of(author()) == (None, second)
    assert User.objects.get(pk=author().pk).acting_stand_in is None


def test_nobody_has_to_stand_in_and_a_day_that_is_over_is_shown_no_more():
    assert "Niemand vertritt Sie." in sent_and_read(author(), day(0))
    assert said_of(author()) == (day(0), None)
    with time_machine.travel(timezone.now() + DAY, tick=False):
        assert read_form(at_desk(author()).get(PATH))["away_until"] == [""]
        # So other parts of the profile can be changed.
        assert save(at_desk(author()), PATH, organisation="Haus").status_code == 302
    assert said_of(author()) == (None, None)


def sent_and_read(person: User, until: str, stand_in: User | None = None) -> str:
    desk, typed = at_desk(person), {"away_until": until}
    typed["stand_in"] = stand_in.pk if stand_in else ""
    return desk.post(PATH, read_form(desk.get(PATH)) | typed, follow=True).text


def refused(person: User, until: str, stand_in: User | None = None) -> str:
    """Return the only sentence that refuses it; nothing is stored then."""
    answer = sent(person, until, stand_in)
    [(_field, [words])] = answer.context["form"].errors.items()
    assert said_of(person) == (None, None)
    return words


def test_a_day_that_is_over_and_people_who_cannot_stand_in_are_refused_in_words():
    reader, closed = factories.user("Leserin"), author("Ehemalige")
    factories.profile(closed, is_active=False)
    assert "Dieser Tag ist vorbei." in refused(author(), day(-1))
    assert "sich nicht selbst vertreten" in refused(author(), day(1), author())
    for other in (reader, closed):
        assert "kann Sie nicht vertreten" in refused(author(), day(1), other)
    # A reviewer's work takes somebody who may review.
    assert "kann Sie nicht vertreten" in refused(editor(), day(1), author())
    shown = offered(editor())
    assert shown[0] == "niemand"
    assert not {"Leserin", "Ehemalige", str(editor()), str(author())} & set(shown)


def test_who_is_not_asked_to_write_has_no_such_fields():
    keeper = factories.user("Quellen", "sources")
    form = at_desk(keeper).get(PATH).context["form"]
    assert not {"away_until", "stand_in"} & set(form.fields)
    sent(keeper, day(2), author())
    assert said_of(keeper) == (None, None)


def test_a_stand_in_who_is_away_too_is_named_on_both_sides():
    second = author("Zweite Autorin")
    sent(second, day(9))
    assert any("Zweite Autorin (abwesend bis" in label for label in offered(author()))
    words = sent_and_read(author(), day(3), second)
    assert "Solange Sie beide abwesend sind, vertritt Sie niemand." in words
    assert User.objects.get(pk=author().pk).acting_stand_in is None
    words = sent_and_read(second, day(9))
    assert "Solange Sie beide abwesend sind, macht niemand diese Arbeit." in words


def test_a_stand_in_hears_of_the_work_and_it_is_on_record_once():
    second, draft = author("Zweite Autorin"), factories.draft(by=author("Dritte"))
    assign(draft, "writes", person=author(), by=chief())
    DeskNotice.objects.all().delete()
    before = len(records())
    sent(author(), day(3), second)
    sent(author(), day(3), second)
    [notice] = DeskNotice.objects.all()
    assert (notice.person, notice.kind) == (second, "asked_to_write")
    assert (notice.because, notice.by) == ("stands_in", author())
    sent(author(), day(3), editor())
    sent(author())
    name = str(second)
    assert records()[before:] == [
        (name, author(), "stand_in_named"),
        (name, author(), "stand_in_ended"),
        (str(editor()), author(), "stand_in_named"),
        (str(editor()), author(), "stand_in_ended"),
    ]
