"""The columns of the list of articles: each phase has those needed for a decision."""

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _, gettext_lazy, override, pgettext

from articles.admin.listing.orders import phase_asked_for
from articles.admin.parts.afterwards import review_url
from articles.admin.parts.assigned import due_day, name_and_absence, urgency
from articles.admin.parts.near import near, near_day
from articles.admin.parts.saying import change_url, held_by, planned, who
from articles.admin.parts.standing import standing
from articles.domain import assignments
from articles.editing.publishing import Circumstances, moment
from articles.foundation.slugs import path_to
from articles.models import Article, Assignment, Decision
from articles.workflow import Change, Phase

BEGIN = ("title", "edition_language")
OF_PHASE: dict[Phase, tuple[str, ...]] = {
    Phase.DRAFT: ("came_back", "talk", "due", "kind", "online"),
    Phase.IN_REVIEW: (
        "waiting",
        "approved_by",
        "talk",
        "reviewer",
        "due",
        "kind",
        "online",
    ),
    Phase.SCHEDULED: ("phase", "goes_live", "talk", "kind", "online"),
}
OTHERWISE = ("phase", "online")


# The mark says what it is if the column has no head.
APPROVAL = (
    '<span class="approval"><span class="mark" aria-hidden="true">✓ </span>{} '
    '<span class="day facts">{}</span></span>'
)
NOTHING = mark_safe('<span class="nothing">–</span>')


def signed(decision: Decision) -> str:
    """Say who decided, and on which day."""
    said = {"person": who(decision.by), "day": near_day(decision.at)}
    return _("%(person)s, %(day)s") % said


class Columns(admin.ModelAdmin):
    list_display = (*BEGIN, *OTHERWISE)

    def get_list_display(self, request):
        phase = phase_asked_for(request)
        return (*BEGIN, *OF_PHASE.get(phase, OTHERWISE)) if phase else self.list_display

    def may_read_comments(self, article) -> bool:
        """Return whether the user of this page may: the list says so of each row."""
        return getattr(article, "has_readable_comments", False)

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def title(self, article):
        """Return the headline, which leads to it, and one line of facts below that."""
        facts = [who(article.author)]
        if day := article.printed_on or article.dated:
            facts.append(date_format(day))
        if until := getattr(article, "embargoed_until", None):
            facts.append(_("embargo until %(at)s") % {"at": moment(until)})
        facts.append(_("saved %(at)s") % {"at": near(article.saved_at)})
        return format_html(
            '<a href="{}" lang="{}">{}</a><span class="facts">{}</span>',
            getattr(article, "address", "") or change_url(article),
            article.language,
            article,
            format_html_join(" · ", "<span>{}</span>", ((fact,) for fact in facts)),
        )

    @admin.display(description=gettext_lazy("language"), ordering="edition__language")
    def edition_language(self, article):
        name = article.edition.get_language_display()
        code = article.language.upper()
        return format_html('<abbr title="{}">{}</abbr>', name, code)

    @admin.display(description=gettext_lazy("phase"), ordering="status")
    def phase(self, article):
        below = self.said_of_phase(article, article.phase())
        return format_html(
            "{}{}",
            badge(article),
            format_html_join("", '<span class="facts">{}</span>', below),
        )

    def said_of_phase(self, article, phase: Phase) -> list[tuple[str]]:
        came = came_of(article)
        if phase is Phase.SCHEDULED:
            # A list that is ordered by this moment has a column for it.
            has_column = hasattr(article, "goes_live_at")
            return [] if has_column else [(moment(article.live_from),)]
        if came is None:
            return []
        if phase is Phase.IN_REVIEW:
            said = [_("since %(day)s") % {"day": near_day(came.waiting_since)}]
            if came.approvals:
                names = {"names": approvers(came)}
                said.append(_("approved by %(names)s") % names)
            said += [planned(came)] if came.plan else []
            said += [held] if (held := held_by(article)) else []
            return [(one,) for one in (*said, review_link(article))]
        return [(self.came_back(article),)] if came.return_ else []

    @admin.display(
        empty_value=NOTHING,
        description=gettext_lazy("waiting since"),
        ordering="submitted_at",
    )
    def waiting(self, article):
        came = came_of(article)
        if came is None:
            return None
        by = came.submission.by if came.submission else article.author
        return format_html(
            '<span class="day">{}</span><span class="facts">{}</span>'
            '<span class="facts">{}</span>',
            near_day(came.waiting_since),
            _("submitted by %(person)s") % {"person": who(by)},
            review_link(article),
        )

    @admin.display(empty_value=NOTHING, description=gettext_lazy("approved by"))
    def approved_by(self, article):
        """Say who approved exactly this text, or what an approval will bring about."""
        came = came_of(article)
        if came is None:
            return None
        if came.plan:
            return planned(came)
        lines = [(who(one.by), near_day(one.at)) for one in came.approvals]
        if not lines:
            return None
        said = format_html_join("", APPROVAL, lines)
        return format_html("{}{}", badge(article), said) if came.is_approved else said

    @admin.display(empty_value=NOTHING, description=gettext_lazy("reviewer"))
    def reviewer(self, article):
        """Say who reviews it, and if a claim has lapsed or an account is closed."""
        return reviewer_of(article) or None

    @admin.display(empty_value=NOTHING, description=gettext_lazy("open comments"))
    def talk(self, article):
        """Say how many comments are open, and if one holds the text."""
        number = article.edition.open_comments
        if not number or not self.may_read_comments(article):
            return None
        if not article.edition.blocking_comments:
            return number
        return format_html(
            '{} <span class="phase day-overdue">{}</span>', number, _("Holds the text")
        )

    @admin.display(empty_value=NOTHING, description=gettext_lazy("due"))
    def due(self, article):
        """Say until when it is due for those whose turn it is, and if that is over."""
        row = turn_of(article)
        if row is None or row.due_on is None:
            return None
        said, mark = due_day(row), urgency(row, timezone.now())
        if mark == "overdue":
            said = _("%(when)s, overdue") % {"when": said}
        return format_html('<span class="day day-{}">{}</span>', mark or "set", said)

    @admin.display(empty_value=NOTHING, description=gettext_lazy("came back"))
    def came_back(self, article):
        came = came_of(article)
        if came is None or came.return_ is None:
            return None
        return _("sent back by %(signed)s") % {"signed": signed(came.return_)}

    @admin.display(
        empty_value=NOTHING,
        description=gettext_lazy("kind of change"),
        ordering="change_kind",
    )
    def kind(self, article):
        # The kind of a later version isn't chosen yet.
        if article.change_kind == Change.FIRST and article.number > 1:
            return None
        return article.get_change_kind_display()

    @admin.display(
        empty_value=NOTHING,
        description=gettext_lazy("goes live"),
        ordering="goes_live_at",
    )
    def goes_live(self, article):
        at = getattr(article, "goes_live_at", None)
        return format_html('<span class="day">{}</span>', moment(at)) if at else None

    @admin.display(empty_value=NOTHING, description=gettext_lazy("live"))
    def online(self, article):
        """Link to the public page, and to the version that is live if it's another."""
        if not article.live_pk:
            return None
        with override(article.language):
            public = path_to("article", article.live_slug)
        link = format_html('<a href="{}">{}</a>', public, _("public page"))
        if article.live_pk == article.pk:
            return link
        version = _("version %(number)s") % {"number": article.live_number}
        address = change_url(Article(pk=article.live_pk))
        return format_html(
            '{}<span class="facts"><a href="{}">{}</a></span>', link, address, version
        )


def came_of(article) -> Circumstances | None:
    """Return the circumstances of a working version on the page that is shown."""
    return getattr(article, "came", None)


def badge(article: Article) -> SafeString:
    stands = standing(article, came_of(article))
    return format_html('<span class="phase {}">{}</span>', stands.value, stands.label)


def review_link(article: Article) -> str:
    words = pgettext("page", "Review")
    return format_html('<a href="{}">{}</a>', review_url(article), words)


def turn_of(article: Article) -> Assignment | None:
    """Return the assignment whose turn it is, of a version on the page."""
    role = "reviews" if article.phase() is Phase.IN_REVIEW else "writes"
    return getattr(article, role, None)


def reviewer_of(article: Article) -> str:
    row = getattr(article, "reviews", None)
    if row is None:
        return ""
    if not row.person.is_open:
        return _("%(who)s (account closed)") % {"who": who(row.person)}
    if assignments.has_lapsed(row, timezone.now()):
        return _("%(who)s (lapsed)") % {"who": who(row.person)}
    return name_and_absence(row.person)


def approvers(came: Circumstances) -> str:
    return ", ".join(dict.fromkeys(who(one.by) for one in came.approvals))
