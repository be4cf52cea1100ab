"""The append-only records of the desk: decisions, the content at each save; and
erasures.
"""

import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.foundation.refusal import Refused
from articles.models.articles.article import Article
from articles.models.articles.article_rules import sees_all
from articles.workflow import TRANSITIONS, UNDOES, Phase, deed

# Acts that change no status, beside the transitions of the table.
FEATURE, STILL_RIGHT = "feature", "still_right"
HIDE, SHOW = "hide_former", "show_former"
OTHER_DEEDS = {
    FEATURE: pgettext_lazy("deed", "Made the home page’s lead"),
    STILL_RIGHT: pgettext_lazy("deed", "Confirmed as still right"),
    HIDE: pgettext_lazy("deed", "Hidden what stood before"),
    SHOW: pgettext_lazy("deed", "Shown again what stood before"),
}

# Acts that few articles get: the list of each of them has an index of its own.
SELDOM = (
    "call_off", "cancel_schedule", "discard", FEATURE, HIDE,
    "publish_on_approval", "reinstate", "send_back", SHOW, STILL_RIGHT, "take_back",
    *sorted(UNDOES), "withdraw",
)  # fmt: skip


def newest_first(name: str, condition: models.Q) -> models.Index:
    """Return the index of some records. It doesn't begin with the column of their
    condition: SQLite would then use it where it should use the article's index.
    """
    return models.Index(fields=["-at", "-id"], condition=condition, name=name)


def append_only() -> Refused:
    return Refused(
        _("The record can't be changed."),
        _("It is kept as it was written, so that it can be trusted."),
        _("Add a new entry instead."),
        code="append-only",
    )


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise append_only()

    def delete(self):
        raise append_only()

    def bulk_update(self, *args, **kwargs):
        raise append_only()

    def bulk_create(self, objs, *args, **kwargs):
        if kwargs.get("update_conflicts"):
            raise append_only()
        return super().bulk_create(objs, *args, **kwargs)


class AppendOnly(models.Model):
    """Base of rows that are written once and never changed."""

    objects: ClassVar = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise append_only()
        # Without it, an entry with the key of a stored one would overwrite that one.
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args, **kwargs):
        raise append_only()


class RecordQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user):
        """Keep what `user` may read in the desk.

        A record holds content that never became public. So only users who may see
        articles in any status may read the records of others' articles, and those who
        are to write a draft read its records.
        """
        if sees_all(user):
            return self
        if not user.has_perm("articles.view_article"):
            return self.none()
        own = models.Q(article__author=user)
        if editions := user.editions_to_write:
            drafts = Article.objects.working().filter(edition__in=editions)
            own |= models.Q(article__in=drafts.values("pk"))
        return self.filter(own)


class Record(AppendOnly):
    """One entry: user, time, content hash. `lock` is the article's after the act.

    Entries of one article are ordered by `lock`, not by time: two may share a
    moment, never a lock.
    """

    article = models.ForeignKey(Article, models.PROTECT, verbose_name=_("article"))
    lock = models.PositiveIntegerField()
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    content_hash = models.CharField(_("hash of the content"), max_length=64)

    objects: ClassVar = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ("view",)
        ordering = ["at", "pk"]


class DecisionQuerySet(RecordQuerySet):
    def standing(self):
        """Keep what wasn't undone, without the acts that undid something."""
        undone = self.model._default_manager.filter(
            article=models.OuterRef("article"),
            transition__in=UNDOES,
            lock=models.OuterRef("lock") + 1,
        )
        return self.exclude(transition__in=UNDOES).filter(~models.Exists(undone))


class Decision(Record):
    """One act of the workflow. `note` of a withdrawal is public."""

    transition = models.CharField(
        _("decision"),
        max_length=20,
        choices=[
            *((name, row.label) for name, row in TRANSITIONS.items()),
            (FEATURE, _("Lead the home page")),
            (STILL_RIGHT, _("Still right")),
            (HIDE, _("Hide what stood before")),
            (SHOW, _("Show again what stood before")),
        ],
    )
    phase_before = models.CharField(_("before"), max_length=10, choices=Phase)
    phase_after = models.CharField(_("after"), max_length=10, choices=Phase)
    note = models.TextField(_("note"), blank=True)
    live_from = models.DateTimeField(_("live from"), null=True)
    # The planned end of leading the home page, or of being public once approved.
    until = models.DateTimeField(_("until"), null=True)
    # For translations: the version of the original that it was compared with.
    original = models.ForeignKey(
        Article,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("version of the original"),
    )
    bypassed_four_eyes = models.BooleanField(
        _("without a second person"), default=False
    )

    objects: ClassVar = DecisionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["-at", "-id"], name="decision_newest_first"),
            models.Index(fields=["by", "-at", "-id"], name="decision_of_person"),
            *(
                newest_first(f"decision_{name}", models.Q(transition=name))
                for name in SELDOM
            ),
            newest_first("decision_bypassing", models.Q(bypassed_four_eyes=True)),
        ]
        default_related_name = "decisions"

    def __str__(self):
        return f"{self.get_transition_display()}: {self.article}"

    # Django keeps a model's own method instead of making one.
    def get_transition_display(self) -> str:  # type: ignore[no-redef]
        """Return the words for a completed act: the choices name acts to be done."""
        if self.transition in OTHER_DEEDS:
            return str(OTHER_DEEDS[self.transition])
        return str(deed(self.transition, Phase(self.phase_after)))


class Snapshot(Record):
    """The whole content of a version after one save."""

    class Origin(models.TextChoices):
        EDIT = "edit", _("Changed by hand")
        IMPORT = "import", _("Imported")
        COPY = "copy", _("Taken over from another version")
        ORDER = "order", _("Commissioned")

    origin = models.CharField(_("origin"), max_length=6, choices=Origin)
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder)

    class Meta(Record.Meta):
        verbose_name = _("saved content")
        verbose_name_plural = _("saved contents")
        indexes = [
            models.Index(fields=["-at", "-id"], name="snapshot_newest_first"),
            newest_first("snapshot_imported", models.Q(origin="import")),
            newest_first("snapshot_copied", models.Q(origin="copy")),
        ]
        default_related_name = "snapshots"

    def __str__(self):
        return f"{self.article} ({self.get_origin_display()})"

    @property
    def erased_at(self) -> datetime | None:
        """Return when it was erased for legal reasons; the content now says no more."""
        at = self.content.get("erased")
        return datetime.fromisoformat(at) if at else None


class Erasure(models.Model):
    """`target` names an edition or a picture by its UUID, a person by their key, and a
    guest by the key of a link; it is empty for a subscriber.

    `digests` are hashes of the erased texts, each made with the salt. They identify a
    text that comes back from an old backup; nobody else can tell what it was.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article"
        GUEST = "guest"
        PERSON = "person"
        PICTURE = "picture"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    target = models.CharField(max_length=36)
    at = models.DateTimeField()
    reason = models.TextField()
    ordered_by = models.CharField(max_length=200)
    salt = models.CharField(max_length=32)
    digests = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(ordered_by=""),
                name="erasure_says_why",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.target}"
