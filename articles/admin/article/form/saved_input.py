"""Saving what was typed in an article's form: as one content, and never over somebody
else's text.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article.form.conflicts import content_at, merged
from articles.admin.article.form.form import ArticleForm, content_from
from articles.admin.article.form.new_labels import make_labels, unmade_if_refused
from articles.admin.article.rows.rows import RowFormSet
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.refused_save import SaveRefused
from articles.domain import rights
from articles.domain.content import (
    Address,
    Content,
    Html,
    Picture,
    content_of,
    of_kind,
    renewed,
)
from articles.editing import writing
from articles.editing.deadlines import moments_of, telling_moves
from articles.foundation.refusal import Refused
from articles.models import Article, Edition

# The field that shows a refusal of the rules; any other is shown above the form.
FIELD_OF = {address.refusal: name for name, address in of_kind(Address)}
# A form with one of these decides on both texts, or moves the article on.
LOOKED_AT = {"merge_base", "_then", "_at_once"}


class KeptForm(ArticleForm):
    """Once it is valid, `save_with` saves it, unless the rules refuse.

    Refusals are shown in the form, with everything that was typed.
    """

    # Why the rules refuse it.
    refusal: Refused | ValidationError | None = None
    # True if the save changed anything.
    was_kept = False
    # True if somebody has saved since it was opened, and both may be joined.
    is_behind = False
    # True if the save took what somebody else has written since.
    was_joined = False
    # True if it was sent only to be shown with more in it: then nothing is refused.
    is_shown_again = False

    def shape(self):
        """Set the editor up by this user's preferences and permissions."""
        super().shape()
        for name, _lead in self.shown(Picture):
            chooser: Any = self.fields[name].widget
            chooser.may_upload = self.user.has_perm("articles.add_image")
        for name, _html in self.shown(Html):
            text: Any = self.fields[name].widget
            text.has_typed_marks = self.user.has_typed_marks
            text.is_counted = True

    def clean(self):
        """Refuse a form that was opened before the last save, unless both join.

        A user who decides on both, or moves the article on, has to see both first.
        """
        super().clean()
        article, seen = self.instance, self.data.get("seen_lock", "")
        if not article.pk or seen == str(article.lock):
            return
        # A lock that can't be read is refused once, with the remedy.
        self.errors.pop("seen_lock", None)
        self.is_behind = (
            is_key(seen)
            and int(seen) < article.lock
            and not LOOKED_AT & self.data.keys()
            and rights.may_change(self.user, article)
        )
        if not self.is_behind:
            why = overtaken(self.user, article) if is_key(seen) else incomplete(article)
            self.refuse(why)

    def refuse(self, refusal: Refused | ValidationError) -> None:
        self.refusal = refusal
        if isinstance(refusal, Refused):
            self.add_error(FIELD_OF.get(refusal.code), str(refusal))
        else:
            self.add_error(None, refusal.messages)

    def full_clean(self):
        super().full_clean()
        if self.is_shown_again:
            # The input is left as it stands, without a word about it.
            self._errors, self.refusal = ErrorDict(), None

    def is_valid(self):
        return super().is_valid() and not self.is_shown_again

    def save_with(self, rows: Sequence[RowFormSet]) -> None:
        """Save it with its rows, all or nothing; SaveRefused if the rules refuse."""
        try:
            with unmade_if_refused(self, rows), transaction.atomic():
                self.store(rows)
        except (Refused, ValidationError) as refusal:
            self.refuse(refusal)
            raise SaveRefused(self, rows) from refusal

    def store(self, rows: Sequence[RowFormSet]) -> None:
        article = self.instance
        language = self.cleaned_data.get("language") or article.language
        make_labels(self, rows, by=self.user, language=language)
        content = content_from(self, rows)
        if article.pk is None:
            article.pk = self.begin(content).pk
            article.refresh_from_db()
            return
        article.lock = self.cleaned_data["seen_lock"]
        base = self.data.get("merge_base", "")
        # The form has put what was typed into `article` already.
        stored = Article.objects.get(pk=article.pk)
        if is_key(base):
            content = merged(stored, content, base_lock=int(base), data=self.data)
        elif self.is_behind:
            content, article.lock = self.joined(stored, content), stored.lock
        before = content_of(stored)
        content = self.telling(stored, before, before | renewed(stored, content))
        self.was_kept = writing.change(article, content, by=self.user)

    def telling(self, stored: Article, before: Content, content: Content) -> Content:
        """Have deadlines say what they were in the public version. `before` is the
        stored content.
        """
        has_any = content["deadlines"] or before["deadlines"]
        public = stored.edition.latest_shown() if has_any else None
        if public is None or public == stored:
            return content
        found: Any = telling_moves(
            content,
            stored=before,
            public=moments_of(public),
            language=stored.language,
            today=timezone.localdate(),
        )
        return found

    def joined(self, stored: Article, content: Content) -> Content:
        """Return both people's changes; Refused if one would replace the other."""
        base_lock = self.cleaned_data["seen_lock"]
        if not content_at(stored, base_lock):
            raise overtaken(self.user, stored)
        try:
            made = merged(stored, content, base_lock=base_lock, data={})
        except Refused as refusal:
            raise overtaken(self.user, stored) from refusal
        self.was_joined = True
        return made

    def saved_state(self) -> dict[str, str]:
        """Return what the form would be opened with now, by hidden field."""
        return {"seen_lock": str(self.instance.lock)}

    def begin(self, content: Content) -> Article:
        """Make a new article; the same form sent twice makes only one."""
        data = self.cleaned_data
        fields = {"uuid": data["begun"]} if data["begun"] else {}
        before = Edition.objects.filter(uuid=data["begun"])
        if before.exists():
            raise begun_already()
        try:
            return writing.begin(
                content, language=data["language"], by=self.user, **fields
            )
        except IntegrityError:
            if before.exists():  # the other one was faster by a moment
                raise begun_already() from None
            raise


def overtaken(user, article: Article) -> Refused:
    refusal = writing.stale(article)
    if rights.may_change(user, article):
        refusal.remedy = _("Choose below which text to keep, and save again.")
    return refusal


def begun_already() -> Refused:
    return Refused(
        _("This article was saved already."),
        _("The form was sent twice, perhaps after going back."),
        _("Open it in the list, and go on there."),
        code="begun-already",
    )


def incomplete(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not saved.") % {"headline": article},
        _("The form doesn't say which version it was opened with."),
        _("Open the article, make your changes there, and save."),
        code="incomplete",
    )
