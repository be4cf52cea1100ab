"""The form of a label; before it renames what readers know, it asks what that means."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import ngettext

from articles.admin.site_pages.finding import as_proposed
from articles.admin.site_pages.form import SharedForm
from articles.editing.writing import (
    printed_in,
    successor_of,
    with_former_names,
    with_free_slugs,
)
from articles.foundation.text import clean_line
from articles.models import KINDS, Label, Words, cleaned, with_unasked

RENAMING = "renaming"
NAME, SUCCESSOR = "name", "successor"


@dataclass(frozen=True, slots=True)
class Question:
    """A new name: it is another one for the same label, or that of its successor."""

    former: Label
    name: str
    articles: int
    # True if something else may follow it, and this user may make that.
    may_follow: bool
    chosen: str


class LabelForm(SharedForm):
    # True if the user may make labels of this kind.
    may_make = False
    # The label as it is stored, if it is called otherwise now.
    former: Label | None = None
    question: Question | None = None
    # The label to be made in place of renaming this one.
    following: Label | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slugs" in self.fields:
            self.fields["slugs"].required = False

    def clean(self):
        super().clean()
        names = cleaned(self.cleaned_data.get("names") or {}, clean_line)
        if not names:
            return
        if (slugs := self.cleaned_data.get("slugs")) is not None:
            label = self._meta.model(key=self.instance.key, names=names)
            self.cleaned_data["slugs"] = with_free_slugs(label, slugs)
        if self.instance.pk:
            self.notice_new_name(with_unasked(self.instance.names, names))

    def stored(self) -> Model | None:
        """Lock the first row, too, if there is a successor: if two labels name each
        other, the second save sees the first.
        """
        if self.cleaned_data.get("successor"):
            rows = self._meta.model._base_manager.order_by("pk")
            rows.select_for_update(no_key=True).first()
        return super().stored()

    def notice_new_name(self, names: Words) -> None:
        """Ask about another name that public articles would show; refuse it until the
        user says what it means.
        """
        labels = self._meta.model._base_manager
        former = labels.get(pk=self.instance.pk)
        known = (former, as_proposed(labels.get(pk=former.pk)))
        if names in [one.names for one in known]:
            return
        self.former = former
        articles = printed_in(former)
        if not articles:
            return
        self.question = self.asked(former, names, articles)
        if not self.question.chosen:
            raise unsaid(former, articles)
        if self.question.chosen == NAME:
            aliases = self.cleaned_data.get("aliases") or ""
            self.cleaned_data["aliases"] = with_former_names(
                former, aliases, *names.values()
            )

    def asked(self, former: Label, names: Words, articles: int) -> Question:
        may_follow = self.may_make and KINDS[former.url_name].has_successors
        offered = (NAME, SUCCESSOR) if may_follow else (NAME,)
        said = self.data.get(RENAMING, "")
        changed = next(
            (name for code, name in names.items() if name != former.names.get(code)),
            former.name,
        )
        return Question(
            former, changed, articles, may_follow, said if said in offered else ""
        )

    def _post_clean(self):
        # Private, so without a stub.
        super()._post_clean()  # type: ignore[misc]
        follows = self.question and self.question.chosen == SUCCESSOR
        if not follows or self.errors or self.former is None:
            return
        try:
            self.following = successor_of(self.former, self.instance)
        except ValidationError as error:
            for name, told in as_dict(error).items():
                self.add_error(name if name in self.fields else None, told)


def as_dict(error: ValidationError) -> dict:
    return getattr(error, "error_dict", None) or {NON_FIELD_ERRORS: error.error_list}


def unsaid(former: Label, articles: int) -> ValidationError:
    return ValidationError(
        ngettext(
            "“%(name)s” was not saved yet: %(count)s public article "
            "shows this name. Say below what the new name means, and "
            "save again.",
            "“%(name)s” was not saved yet: %(count)s public articles "
            "show this name. Say below what the new name means, and save "
            "again.",
            articles,
        ),
        params={"name": former, "count": articles},
        code="renaming",
    )
