"""The proposal: what a page or the masthead is to say, until somebody else accepts it.

What was done to it, and what it said each time, are records; the proposal itself tells
no more than how far it is.
"""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.records import AppendOnly, AppendOnlyQuerySet
from articles.models.site_pages.masthead import Masthead
from articles.models.site_pages.page import LEGAL, Page, PageKind

# The kind of a proposal that is about no page.
MASTHEAD = "masthead"
PROPOSED_KINDS = [*PageKind.choices, (MASTHEAD, _("Masthead"))]


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Proposal.State.OPEN)

    def about(self, one: Page | Masthead):
        """Keep those of a stored page, or of the masthead of a language."""
        if isinstance(one, Masthead):
            return self.filter(kind=MASTHEAD, language=one.language)
        return self.filter(page=one.pk)

    def visible_to(self, user):
        """Keep what `user` may read: whoever may look at pages, or at mastheads."""
        about = {"page": ~Q(kind=MASTHEAD), "masthead": Q(kind=MASTHEAD)}
        seen = Q(pk__in=[])
        for name, rows in about.items():
            rights = (f"articles.{verb}_{name}" for verb in ("view", "change"))
            if any(map(user.has_perm, rights)):
                seen |= rows
        return self.filter(seen)


class Proposal(models.Model):
    """`lock` counts what was done to it. `base_hash` is of what was public when it was
    last written: "" if nothing was.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("proposal", "Open")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
        REFUSED = "refused", pgettext_lazy("proposal", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")

    # None for a masthead, for a page that isn't there yet, and for one that was.
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        related_name="proposals",
        verbose_name=_("page"),
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=20, choices=PROPOSED_KINDS)
    title = models.CharField(_("title"), max_length=200)
    is_removal = models.BooleanField(_("to be deleted"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN
    )
    begun_at = models.DateTimeField(_("proposed"), default=timezone.now)
    lock = models.PositiveIntegerField(default=0)
    base_hash = models.CharField(max_length=64, blank=True)

    objects: ClassVar = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        # Who may look at pages may look at what is proposed of them.
        default_permissions = ()
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="open"), name="proposal_open_once"
            ),
            models.UniqueConstraint(
                fields=["language", "kind"],
                condition=Q(state="open") & ~Q(kind="other"),
                name="proposal_of_kind_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(is_removal=True, kind__in=[*LEGAL, MASTHEAD]),
                name="proposal_keeps_legal_pages",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MASTHEAD, page__isnull=False),
                name="proposal_of_one",
            ),
        ]

    def __str__(self):
        return f"{self.title} [{self.language}]"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_of_masthead(self) -> bool:
        return self.kind == MASTHEAD

    def public(self, *, locked: bool = False) -> Page | Masthead | None:
        """Return what is public of it now; None if nothing is."""
        found: models.QuerySet = (
            Masthead.objects.filter(language=self.language)
            if self.is_of_masthead
            else Page.objects.filter(pk__in=[self.page_id] if self.page_id else [])
        )
        if locked:
            found = found.select_for_update(no_key=True)
        return found.first()


class ProposalAct(AppendOnly):
    """One entry: who did what, when. `content` is what was proposed, or was found to be
    public; of what follows the hash says on what it was decided.
    """

    class Deed(models.TextChoices):
        FOUND = "found", pgettext_lazy("deed", "Was public before")
        PROPOSED = "proposed", pgettext_lazy("deed", "Proposed")
        AGREED = "agreed", pgettext_lazy("deed", "Agreed")
        ACCEPTED = "accepted", pgettext_lazy("deed", "Accepted")
        REFUSED = "refused", pgettext_lazy("deed", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("deed", "Withdrawn")

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="acts")
    lock = models.PositiveIntegerField()
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    deed = models.CharField(max_length=10, choices=Deed)
    content = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    content_hash = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    bypassed_four_eyes = models.BooleanField(default=False)

    objects: ClassVar = AppendOnlyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["proposal", "lock"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "lock"], name="proposal_act_in_order"
            )
        ]

    def __str__(self):
        return f"{self.get_deed_display()}: {self.proposal}"

    @property
    def erased_at(self) -> str:
        """When the law had words taken out of it, "" if it hadn't."""
        return (self.content or {}).get("erased", "")
