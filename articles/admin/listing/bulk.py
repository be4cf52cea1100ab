"""The effects of one act on each of many articles, and the reasons for skipping one.

Each is judged, moved and recorded by itself, as by its own button: one that is refused
keeps no other back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.editing import publishing
from articles.editing.publishing import Offer, Options, Withdrawal
from articles.foundation.refusal import Refused
from articles.models import Article, User
from articles.workflow import TRANSITIONS, deed


@dataclass(frozen=True, slots=True)
class Effect:
    """The future or past effect on an article, or the reason why there is none.

    `demands` is a further condition: nothing happens without a note.
    """

    article: Article
    will: str = ""
    refusal: Refused | None = None
    demands: str = ""
    # The name of the move.
    name: str = ""

    @property
    def sentence(self) -> str:
        """Return what happens to it, or why nothing does."""
        if self.refusal is None:
            return self.will
        if self.refusal.code == "wrong-phase" and self.name:
            # Each article says its phase; the reason is the same for all of them.
            starts = sorted(TRANSITIONS[self.name].phases)
            said = ", ".join(str(phase.label) for phase in starts)
            return _("Not possible in this phase, only from: %(starts)s.") % {
                "starts": said
            }
        return f"{self.refusal.why} {self.refusal.remedy}"


@dataclass(frozen=True, slots=True)
class Alike:
    """Effects that are told in one sentence; those of the fewest articles stand out."""

    sentence: str
    demands: str
    effects: list[Effect]


def told_together(effects: Iterable[Effect]) -> list[Alike]:
    """Return equal effects once: what is to be read are the exceptions, which come
    first.
    """
    found: dict[tuple[str, str], Alike] = {}
    for one in effects:
        said = one.sentence, one.demands
        found.setdefault(said, Alike(*said, [])).effects.append(one)
    return sorted(found.values(), key=lambda alike: len(alike.effects))


def foreseen(
    articles: Iterable[Article], name: str, *, by: User, options: Options | None = None
) -> list[Effect]:
    """Say of each article what the move would do to it now."""
    return [effect_on(article, name, by=by, options=options) for article in articles]


def effect_on(
    article: Article, name: str, *, by: User, options: Options | None
) -> Effect:
    try:
        has_choice = not TRANSITIONS[name].publishes
        offer = publishing.offer(article, by, name, has_choice=has_choice)
    except Refused as refusal:
        return Effect(article, refusal=refusal, name=name)
    will = publishing.consequence(article, name, options, by=by)
    return Effect(article, will, demands=demands_of(offer, article, by))


def demands_of(offer: Offer, article: Article, by: User) -> str:
    """Say that the note is one for an emergency, if it is."""
    is_usual = offer.transition.needs_note(own=article.author_id == by.pk)
    if not offer.needs_note or is_usual:
        return ""
    return _(
        "Only with a note: nobody else has approved it. The note is "
        "kept as that of an emergency."
    )


def move_each(
    articles: Iterable[Article],
    seen: Mapping[int, int],
    name: str,
    *,
    by: User,
    note: str = "",
    options: Options | None = None,
    all_languages: bool = False,
) -> list[Effect]:
    """Move each as it was seen; say what was done, and what was skipped and why."""
    done: list[Effect] = []
    moved: set[int] = set()
    for article in articles:
        if article.pk in moved:  # with another language of its story
            continue
        article.lock = seen[article.pk]
        try:
            if all_languages and isinstance(options, Withdrawal | None):
                withdrawn = publishing.withdraw_story(
                    article, by=by, note=note, options=options
                )
            else:
                withdrawn = [
                    publishing.move(article, name, by=by, note=note, options=options)
                ]
        except Refused as refusal:
            done.append(Effect(article, refusal=refusal, name=name))
            continue
        moved |= {one.pk for one in withdrawn}
        done += [Effect(one, str(deed(name, one.phase()))) for one in withdrawn]
    return done


def asks_for_note(effects: Iterable[Effect], name: str, by: User) -> bool:
    """Return whether the move needs a note for one of those to which it will happen."""
    row = TRANSITIONS[name]
    moved = (one.article for one in effects if not one.refusal)
    return any(row.needs_note(own=one.author_id == by.pk) for one in moved)
