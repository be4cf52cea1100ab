"""The moves at hand while reviewing: those that one button makes, and the others.

Moves that would be refused aren't offered: the page shows the reason instead.
"""

from dataclasses import dataclass, field, replace

from articles.admin.article.moves.move_form import FORMS
from articles.admin.article.moves.steps import Steps, steps_of
from articles.editing.publishing import Circumstances, Offer
from articles.foundation.refusal import Refused
from articles.models import Article, User
from articles.workflow import TRANSITIONS


@dataclass(frozen=True, slots=True)
class OneStep:
    """A move that one button makes with these fields, or that asks for a note alone."""

    offer: Offer
    button: str
    button_and_next: str
    consequence: str
    has_note_alone: bool
    fields: list[tuple[str, str]]
    # The note that the user wrote for this move before they undid it.
    note: str = ""

    @property
    def name(self) -> str:
        return self.offer.transition.name


@dataclass(slots=True)
class Bar:
    """`approving` is the one that stands out, and that Ctrl+Enter takes; `ahead` lead
    on as well, by one press; `back` ask for a note in place.

    `asked` publish something that nobody else has approved, so they ask first. `pages`
    are all moves with something to choose, or with a note, on their page; the flag says
    if a note is all that the page has besides.
    """

    approving: OneStep | None = None
    ahead: list[OneStep] = field(default_factory=list)
    asked: list[Offer] = field(default_factory=list)
    back: list[OneStep] = field(default_factory=list)
    pages: list[tuple[Offer, bool]] = field(default_factory=list)
    last: list[Offer] = field(default_factory=list)
    refusals: list[Refused] = field(default_factory=list)


def bar_of(article: Article, user: User, so_far: Circumstances) -> Bar:
    steps = steps_of(article, user, is_typed=False, known=so_far)
    bar = Bar(last=steps.last, refusals=worth_telling(steps))
    is_seen = so_far.is_approved_by_another(user)
    for offer in [*([steps.next] if steps.next else []), *steps.others]:
        step = one_step(article, offer, so_far)
        if offer.transition.publishes and not is_seen:
            bar.asked.append(offer)
        elif step and offer.transition.leads_on and not offer.needs_note:
            if offer.transition.is_approval:
                bar.approving = step
            else:
                bar.ahead.append(step)
            bar.pages.append((offer, step.has_note_alone))
        elif step and offer.needs_note:
            bar.back.append(replace(step, note=undone_note(step.name, user, so_far)))
        else:
            bar.pages.append((offer, False))
    return bar


def worth_telling(steps: Steps) -> list[Refused]:
    """Leave out that no plan is needed, and an own approval if the user can go on."""
    needless = {"nobody-missing", "approved-already" if steps.next else ""}
    return [one for one in steps.refusals if one.code not in needless]


def undone_note(name: str, user: User, so_far: Circumstances) -> str:
    """Return the note of this move if the user's undoing it is the last decision."""
    done = so_far.decisions[-2:]
    if len(done) < 2 or done[1].by_id != user.pk:
        return ""
    undoing = TRANSITIONS[done[1].transition]
    return done[0].note if name == undoing.undoes == done[0].transition else ""


def one_step(article: Article, offer: Offer, so_far: Circumstances) -> OneStep | None:
    """Return the move if nothing has to be chosen for it, at most a note written."""
    form = FORMS[offer.transition.name](article=article, offer=offer, known=so_far)
    asked = [one for one in form if one.field.required and one.name != "note"]
    if form.proposes or any(one.value() is None for one in asked):
        return None
    fields = [(one.html_name, str(one.value())) for one in asked]
    has_note_alone = len(form.visible_fields()) == 1
    return OneStep(
        offer,
        form.button(),
        form.button_and_next(),
        form.consequence(),
        has_note_alone,
        fields,
    )
