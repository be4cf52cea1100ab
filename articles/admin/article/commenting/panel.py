"""The comments beside an article, with what the user may do about each of them."""

from dataclasses import dataclass, field

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext, pgettext_lazy

from articles.admin.article.commenting.forms import SayForm
from articles.admin.parts.near import near
from articles.admin.parts.saying import who
from articles.domain import comments
from articles.domain.comments import Found
from articles.editing.commenting import Said, Thread, may_block, threads_of
from articles.models import Article, Comment, User

ACTS: dict[str, Promise] = {
    "answer": pgettext_lazy("comment", "Answer"),
    "resolve": pgettext_lazy("comment", "Resolve"),
    "reopen": pgettext_lazy("comment", "Reopen"),
    "edit": pgettext_lazy("comment", "Change"),
    "withdraw": pgettext_lazy("comment", "Withdraw"),
}
PLACES: dict[Found, Promise | str] = {
    Found.FOUND: "",
    Found.MOVED: pgettext_lazy("words", "now in another place"),
    Found.AMBIGUOUS: pgettext_lazy("words", "now in more than one place"),
    Found.DETACHED: pgettext_lazy("words", "no longer in the text"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """`is_at_once` if a button does it, else a page asks for something."""

    name: str
    label: Promise | str
    address: str
    is_at_once: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One comment in words; `gone` says why it has none."""

    key: int
    name: str
    facts: list[str]
    text: str
    gone: str = ""
    acts: list[Act] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Talk:
    """One thread. `part` to `after` are for the script that marks the words."""

    line: Line
    answers: list[Line]
    is_open: bool
    blocks: bool
    about: str = ""
    quote: str = ""
    place: Promise | str = ""
    part: str = ""
    words: str = ""
    before: str = ""
    after: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """`form` is there where a comment can be said at once."""

    address: str
    talks: list[Talk]
    form: SayForm | None = None

    @property
    def open(self) -> list[Talk]:
        return [one for one in self.talks if one.is_open]

    @property
    def done(self) -> list[Talk]:
        return [one for one in self.talks if not one.is_open]


def panel_of(article: Article, user: User, form: SayForm | None = None) -> Panel | None:
    """Return None for users who may not read them. Makes one query."""
    if not comments.may_read(user, article.edition, article):
        return None
    talks = [talk_of(one, article) for one in threads_of(article, user)]
    return Panel(comments_url(article), talks, form)


def panel_with_form(article: Article, user: User, back: str = "") -> Panel | None:
    form = SayForm(may_block=may_block(user), initial={"back": back})
    return panel_of(article, user, form)


def talk_of(thread: Thread, article: Article) -> Talk:
    one = thread.comment
    spot, label = thread.spot, comments.parts().get(one.field, "")
    is_there = bool(spot and spot.at is not None)
    acts = []
    if thread.may_answer:
        acts.append(act_of("answer", one, article))
    if thread.may_resolve:
        acts.append(act_of("resolve", one, article, at_once=not thread.needs_reason))
    if thread.may_reopen:
        acts.append(act_of("reopen", one, article, at_once=True))
    return Talk(
        line_of(thread.first, article, acts),
        [line_of(answer, article) for answer in thread.answers],
        one.is_open,
        one.blocks,
        str(label),
        one.quote,
        PLACES[spot.found] if spot else "",
        one.field if is_there else "",
        "".join(one.quote.split()) if is_there else "",
        one.before if is_there else "",
        one.after if is_there else "",
        resolved_said(one),
    )


def line_of(said: Said, article: Article, acts: list[Act] | None = None) -> Line:
    one, acts = said.comment, list(acts or [])
    if said.may_edit:
        acts.append(act_of("edit", one, article))
    if said.may_withdraw:
        acts.append(act_of("withdraw", one, article))
    facts = [near(one.said_at)]
    if one.is_return:
        facts.append(_("with this it came back"))
    if one.edited_at:
        facts.append(
            pgettext("comment", "changed %(when)s") % {"when": near(one.edited_at)}
        )
    return Line(one.pk, name_of(one), facts, one.text, gone_of(one), acts)


def name_of(one: Comment) -> str:
    if one.guest_name:
        return _("%(name)s (guest)") % {"name": one.guest_name}
    return who(one.by) if one.by else _("a former account")


def gone_of(one: Comment) -> str:
    if one.is_erased:
        return pgettext("comment", "Erased for legal reasons")
    return pgettext("comment", "Withdrawn") if one.withdrawn_at else ""


def resolved_said(one: Comment) -> str:
    if not one.resolved_at:
        return ""
    said = {"who": who(one.resolved_by), "when": near(one.resolved_at)}
    if one.resolved_why:
        said["why"] = one.resolved_why
        return _("Resolved by %(who)s, %(when)s: %(why)s") % said
    return _("Resolved by %(who)s, %(when)s") % said


def act_of(name: str, one: Comment, article: Article, *, at_once: bool = False) -> Act:
    label = ACTS[name] if at_once else _("%(act)s …") % {"act": ACTS[name]}
    address = act_url(article, one, name)
    return Act(name, capfirst(str(label)), address, at_once)


def comments_url(article: Article) -> str:
    return reverse("admin:articles_article_comments", args=[article.pk])


def act_url(article: Article, one: Model, name: str) -> str:
    return reverse("admin:articles_article_comment", args=[article.pk, one.pk, name])
