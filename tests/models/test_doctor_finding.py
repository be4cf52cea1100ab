"""A finding of the doctor: once for each thing, and forgotten by law."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from articles.models import DoctorFinding

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def finding(code: str = "disk-full", text: str = "Voll.", **values) -> DoctorFinding:
    words = {"de": [text, "Darum.", "Aufräumen."], "en": ["Full.", "So.", "Tidy."]}
    known = {"level": 2, "words": words, "found_at": timezone.now()}
    return DoctorFinding.objects.create(code=code, **known | values)


def test_the_database_has_each_once_until_its_end_was_told():
    now = timezone.now()
    former = finding(ended_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        finding()
    finding(about="/other")
    former.end_told_at = now
    former.save()
    finding()


def test_the_end_of_what_stands_is_told_to_nobody():
    with pytest.raises(IntegrityError), transaction.atomic():
        finding(end_told_at=timezone.now())


def test_it_speaks_the_language_of_who_reads_it_or_another():
    one = finding()
    for language, said in {"de": "Voll.", "en": "Full."}.items():
        with override(language):
            assert one.what == said
    assert str(one) == "disk-full: Voll."


def test_what_names_somebody_is_forgotten_and_the_rest_stays():
    finding("one-administrator", "Nur Erika Beispiel verwaltet Konten.")
    rest = finding()
    assert DoctorFinding.forget({"erika beispiel"}) == 1
    assert list(DoctorFinding.objects.all()) == [rest]
