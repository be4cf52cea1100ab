"""The state of an article, which its page shows above the form, and the next steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from articles.admin.article.assigning.panel import panel_of
from articles.admin.article.commenting.panel import panel_of as comments_on
from articles.admin.article.form.checks import shown
from articles.admin.article.guests.panel import guests_of
from articles.admin.article.history.facts import facts_of
from articles.admin.article.history.original import (
    came_since,
    original_of,
    translations_of,
)
from articles.admin.article.history.timeline import Entry
from articles.admin.article.moves.move_form import AT_ONCE, unbound
from articles.admin.article.moves.steps import Steps, steps_of
from articles.admin.parts.saying import Link, behind_url, change_url, described
from articles.admin.parts.standing import standing
from articles.domain.rights import may_change
from articles.editing import writing
from articles.editing.assigning import may_mark_as_template
from articles.editing.preflight import preflight, remember_figures
from articles.editing.publishing import (
    Circumstances,
    circumstances,
    languages_to_translate_into,
    may_embargo,
    may_feature,
    may_hide,
    may_revise,
    moment,
    why_not_public,
)
from articles.foundation.markup import mentions
from articles.models import Article, Decision, given
from articles.workflow import WINDOWED, WORKING, Phase

CURRENT = {Phase.DRAFT, Phase.IN_REVIEW, Phase.SCHEDULED, Phase.LIVE}


def standing_of(article: Article, user) -> dict:
    """Return what the change page shows of the workflow."""
    known, decisions = past_of(article, user)
    if article.is_working and mentions(article.body):
        # The steps and the findings judge the same pictures.
        remember_figures(article)
    family, steps = story_of(article, user), steps_of(article, user, known=known)
    story = family.others
    may_write = may_change(user, article)
    return {
        "facts": facts_of(article, user, decisions),
        "assigned": panel_of(article, user, known),
        "guests": guests_of(article, user, known),
        "talk": comments_on(article, user),
        "steps": steps,
        "next_label": next_label(article, steps),
        "at_once": at_once(article, steps),
        "standing": standing(article, known),
        "not_public": why_not_public(article, known=known),
        "featured": featured(article),
        "checked": shown(preflight(article, by=user)) if article.is_working else [],
        "last_word": last_word(decisions),
        "beside": original_of(article, story) if may_write else None,
        "came_since": came_since(article, story, user) if may_write else [],
        "others": other_versions(article, story),
        "behind": behind(article),
        "may_embargo": may_embargo(user, article) and not any_live([article, *story]),
        "may_feature": may_feature(user, article),
        "may_hide": may_hide(user, article),
        "may_mark_as_template": may_mark_as_template(user, article),
        "may_revise": may_revise(article, user),
        "translations": languages_to_translate_into(article, user, family.languages),
        "translated": translations_of(article, story, user),
    }


def next_label(article: Article, steps: Steps) -> str:
    """Say what the red button leads to: an approval may publish, too."""
    if not steps.next:
        return ""
    if steps.next.transition.is_approval:
        return unbound(article, steps.next).button()
    return str(steps.next.transition.label)


def at_once(article: Article, steps: Steps) -> str:
    """Return the effect of a red button that asks nothing more, "" if it asks."""
    if not steps.next or steps.next.transition.name not in AT_ONCE:
        return ""
    form = unbound(article, steps.next)
    return "" if form.proposes else form.consequence()


def featured(article: Article) -> str:
    until = article.edition.featured_until
    if not until or until <= timezone.now() or article.phase() is not Phase.LIVE:
        return ""
    return _("It leads the home page until %(at)s.") % {"at": moment(until)}


def past_of(article: Article, user) -> tuple[Circumstances | None, list[Decision]]:
    """Return the circumstances of a working version, and the decisions on any version,
    the newest first, as far as the user may read them.
    """
    if article.is_working:
        # Users who see a working version may read its decisions.
        known = circumstances([article])[article.pk]
        return known, known.decisions[::-1]
    decisions = Decision.objects.visible_to(user).filter(article=article)
    return None, list(decisions.select_related("by").order_by("-lock"))


def last_word(decisions: list[Decision]) -> Entry | None:
    """Return the last decision if it says something: why a draft came back."""
    return Entry(decisions[0]) if decisions and decisions[0].note else None


@dataclass(frozen=True, slots=True)
class Story:
    """`others` are its other versions, in all languages, that the person may see;
    `languages` are those in which it has a working or windowed version. `before` are
    those of the same edition that were public, the last one in front.
    """

    others: list[Article]
    languages: frozenset[str]
    before: list[Article]


def story_of(article: Article, user) -> Story:
    """Return the story of an article, in one query."""
    visible = Article.objects.visible_to(user).filter(pk=OuterRef("pk"))
    rows = Article.objects.filter(edition__story=article.edition.story_id)
    rows = rows.exclude(pk=article.pk).annotate(is_visible=Exists(visible))
    rows = rows.select_related("edition").order_by("edition", "number").defer("body")
    every = list(rows)
    stands, edition = WORKING | WINDOWED, article.edition_id
    before = [one for one in every if one.edition_id == edition and one.was_public()]
    return Story(
        [one for one in every if cast("Any", one).is_visible],
        frozenset(one.language for one in every if one.status in stands),
        sorted(before, key=lambda one: given(one.live_from), reverse=True),
    )


def any_live(versions: Iterable[Article]) -> bool:
    """Return whether readers see one of them; they may be seen with this one."""
    return any(one.phase() is Phase.LIVE for one in versions)


def other_versions(article: Article, story: list[Article]) -> list[Link]:
    """Return what else there is of the story now, in this language and in others."""
    links = [
        Link(described(other), change_url(other))
        for other in story
        if other.phase() in CURRENT
    ]
    if article.number > 1:
        links.append(Link(_("All versions"), all_versions_url(article)))
    return links


def all_versions_url(article: Article) -> str:
    query = {"versions": article.edition_id}
    return reverse("admin:articles_article_changelist", query=query)


def behind(article: Article) -> Link | None:
    """Say by how many versions a translation is behind, and lead to the difference."""
    found = writing.behind([article]).get(article.pk)
    if found is None:
        return None
    count = len(found.newer)
    text = ngettext(
        "The original is %(count)s version ahead. Compare",
        "The original is %(count)s versions ahead. Compare",
        count,
    ) % {"count": count}
    return Link(text, behind_url(article))
