"""Readers who subscribe by email, and the rows of letters to them."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Alert, AlertLetter, Subscriber, SuppressedAddress


def people(number: int) -> list[Subscriber]:
    made, now = Subscriber.objects.count(), timezone.now()
    names = [f"leserin{made + one}@example.org" for one in range(number)]
    return Subscriber.objects.bulk_create(
        Subscriber(address=name, folded=name, language="de", seed=name[:32],
                   secret_hash=name, confirmed_at=now)
        for name in names
    )  # fmt: skip


def subscribe(some, query: str = "", rhythm: str = "daily", language: str = "de"):
    now = timezone.now()
    Alert.objects.bulk_create(
        Alert(subscriber=one, language=language, query=query, rhythm=rhythm,
              begun_at=now, told_until=now)
        for one in some
    )  # fmt: skip


def letters(number: int, *, back: timedelta, **said):
    until = timezone.now() - back
    AlertLetter.objects.bulk_create(
        AlertLetter(until=until, at=until, **said) for _ in range(number)
    )


def fill_alerts() -> None:
    """Let readers subscribe, and letters become all that they can."""
    some = people(7)
    subscribe(some, "q=donaudampfschifffahrtsgesellschaft", language="en")
    subscribe(some[:3], rhythm="at_once")
    subscribe(some[:1], "q=selten", rhythm="weekly")
    for days in range(5):
        letters(1_000 + days, back=timedelta(days=days), state="sent")
        letters(2, back=timedelta(days=days), state="given_up", may_be_twice=True)
        letters(1, back=timedelta(days=days), state="waiting")
    SuppressedAddress.objects.create(digest="x", why="returned")
    Subscriber.objects.filter(pk=some[0].pk).update(held_since=timezone.now())
