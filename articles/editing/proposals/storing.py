"""Store labels and pictures, with their records and the index of the search."""

from django.utils.translation import gettext as _

from articles.domain import search
from articles.editing.proposals.contents import (
    MERGED,
    Said,
    Shared,
    label_of,
    named_as,
    referring,
)
from articles.editing.writing import followed, merge, renamed, separate
from articles.foundation.refusal import Refused
from articles.models import KINDS, Image, Label


def store(one: Shared, *, by) -> None:
    """Store it as it is in memory, and record a label's new name or successor."""
    if isinstance(one, Image):
        search.save_words(one)
        return
    former = type(one)._base_manager.select_related(None).get(pk=one.pk)
    one.save()
    if former.names != one.names:
        renamed(former, one, by=by)
    if KINDS[one.url_name].has_successors:
        followed(former, one, by=by)


def follow_merging(label: Label, content: Said, *, by, note: str) -> None:
    """Merge a label as a content says, or separate it again. Raises Refused."""
    if not content.get(MERGED):
        separate(label, by=by, note=note)
        return
    into = label_of(type(label), content[MERGED])
    if into is None or referring(MERGED, into)[named_as(MERGED)] != content.get(
        named_as(MERGED)
    ):
        raise Refused(
            _("“%(name)s” was not merged.") % {"name": label},
            _("The label that it should be merged into has a new name now."),
            _("Refuse or withdraw this proposal, and look at both again."),
            code="other-target",
        )
    merge(label, into, by=by, note=note)
