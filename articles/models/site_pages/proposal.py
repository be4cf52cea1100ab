"""The proposal: a new text of a page, the masthead, a dossier, a label or a picture,
until somebody else accepts it.

Its acts, each with its content, are records; the proposal itself only has its state.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.fields import LanguageField
from articles.models.images.image import Image
from articles.models.labels.dossier import Dossier
from articles.models.labels.kinds import KINDS
from articles.models.labels.label import Label
from articles.models.records import AppendOnly, AppendOnlyQuerySet
from articles.models.site_pages.masthead import Masthead
from articles.models.site_pages.page import LEGAL, Page, PageKind

# The kind of a proposal about the masthead.
MASTHEAD = "masthead"
# The kind of a proposal about a dossier. Its row is there before the first proposal.
DOSSIER = "dossier"
# The models whose rows articles share, by the kind of a proposal about one. The
# proposal's `key` names the row.
SHARED: dict[str, type[Label] | type[Image]] = {
    **{kind.name: kind.model for kind in KINDS.values()},
    "image": Image,
}
PROPOSED_KINDS = [
    *PageKind.choices,
    (MASTHEAD, _("Masthead")),
    (DOSSIER, _("Dossier")),
    *((kind, capfirst(model._meta.verbose_name)) for kind, model in SHARED.items()),
]


def kind_of_shared(one: Label | Image) -> str:
    return "image" if isinstance(one, Image) else one.url_name


def kinds_seen_by(user) -> list[str]:
    """Return the kinds whose proposals `user` may read. Users who may view pages,
    mastheads or dossiers read these; users who change shared things read those.
    """
    found: list[str] = []
    of_models = {"page": PageKind.values, "masthead": [MASTHEAD], "dossier": [DOSSIER]}
    for name, kinds in of_models.items():
        if any(user.has_perm(f"articles.{verb}_{name}") for verb in ("view", "change")):
            found += kinds
    reviews = user.has_perm("articles.review_article")
    for kind, model in SHARED.items():
        # Authors change nothing of pictures that articles show.
        may = user.has_perm(f"articles.change_{model._meta.model_name}")
        if may and (reviews or model is not Image):
            found.append(kind)
    return found


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Proposal.State.OPEN)

    def about(self, one: Page | Masthead | Dossier | Label | Image):
        """Keep proposals for a stored row; a masthead is identified by its language."""
        if isinstance(one, Dossier):
            return self.filter(kind=DOSSIER, key=one.key)
        if isinstance(one, Masthead):
            return self.filter(kind=MASTHEAD, language=one.language)
        if isinstance(one, Page):
            return self.filter(page=one.pk)
        return self.filter(kind=kind_of_shared(one), key=one.key)

    def visible_to(self, user):
        """Keep what `user` may read."""
        return self.filter(kind__in=kinds_seen_by(user))


class Proposal(models.Model):
    """`lock` counts its acts. `base_hash` is the hash of the public content when it was
    last written, "" if there was none. `key` is that of a label, picture or dossier.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("proposal", "Open")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
        REFUSED = "refused", pgettext_lazy("proposal", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")

    class Merging(models.TextChoices):
        MERGE = "merge", pgettext_lazy("proposal", "To be merged")
        SEPARATE = "separate", pgettext_lazy("proposal", "To stand for itself again")

    # Only for pages: None for a new page, and for a deleted one.
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        related_name="proposals",
        verbose_name=_("page"),
    )
    key = models.UUIDField(null=True, editable=False, db_index=True)
    # "" for labels and pictures, which are in several languages.
    language = LanguageField(blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PROPOSED_KINDS)
    title = models.CharField(_("title"), max_length=200)
    is_removal = models.BooleanField(_("to be deleted"), default=False)
    # For a label: the proposal merges or separates it instead of changing its words.
    merging = models.CharField(
        _("merging"),
        max_length=10,
        choices=Merging,
        blank=True,
        default="",
        db_default="",
    )
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
        # Users who may view pages may view the proposals for them.
        default_permissions = ()
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="open"), name="proposal_open_once"
            ),
            models.UniqueConstraint(
                fields=["language", "kind"],
                condition=Q(state="open", key=None) & ~Q(kind="other"),
                name="proposal_of_kind_open_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state="open", key__isnull=False),
                name="proposal_of_shared_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(is_removal=True, kind__in=[*LEGAL, MASTHEAD]),
                name="proposal_keeps_legal_pages",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MASTHEAD, page__isnull=False),
                name="proposal_of_one",
            ),
            models.CheckConstraint(
                condition=Q(key=None) | Q(page=None, is_removal=False),
                name="proposal_of_shared",
            ),
        ]

    def __str__(self):
        return f"{self.title} [{self.language}]" if self.language else self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_of_masthead(self) -> bool:
        return self.kind == MASTHEAD

    @property
    def is_of_page(self) -> bool:
        return self.kind in PageKind

    @property
    def is_shared(self) -> bool:
        """Return True if it is about a label or a picture, which many articles show."""
        return self.kind in SHARED

    def public(
        self, *, locked: bool = False
    ) -> Page | Masthead | Dossier | Label | Image | None:
        """Return the public row that it is about, or None."""
        found = self.public_rows()
        if locked:
            found = found.select_for_update(no_key=True)
        return found.first()

    def public_rows(self) -> models.QuerySet:
        if self.is_of_masthead:
            return Masthead.objects.filter(language=self.language)
        if self.key is None:
            return Page.objects.filter(pk__in=[self.page_id] if self.page_id else [])
        model: Any = Dossier if self.kind == DOSSIER else SHARED[self.kind]
        return model._default_manager.filter(key=self.key)


class ProposalAct(AppendOnly):
    """One entry, with its user, act and time. `content` is what was proposed, or found
    to be public. For later acts the hash names the content that they decided on.
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
        """Return when words were erased for legal reasons, "" if none were."""
        return (self.content or {}).get("erased", "")
