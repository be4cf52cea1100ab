"""Countries and organisations that an article names without having their labels."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from articles.editing.preflight.naming import Directory, directory
from articles.editing.preflight.passages import read
from articles.editing.preflight.registry import WARNING, Remark, check
from articles.foundation.text import fold
from articles.models import Article, CountryOrganisation

# At most so many are proposed; an article that names more is about the whole world.
PROPOSED = 5
# A mention in the headline or teaser weighs as much as so many in the text.
IN_FRONT = 10


@check("unlabelled-place", level=WARNING, field="countries")
def places_are_labels(article: Article) -> Iterator[Remark]:
    said = {article.headline: IN_FRONT, article.teaser: IN_FRONT}
    said |= {passage.text: 1 for passage in read(article.body).passages}
    if not any(said):
        return
    known = directory()
    given = {known.stands_for(one.country_id) for one in article.country_links.all()}
    found = {
        known.labels[pk]: reason
        for pk, reason in reasons_for(said, known, without=given).items()
    }
    if found:
        yield Remark(
            proposal(found), labels=tuple(found), reasons=tuple(found.values())
        )


def proposal(found: Mapping[CountryOrganisation, str]) -> str:
    """List the names and their places; if there are several, only places that use
    another name.
    """
    if len(found) == 1:
        [(label, reason)] = found.items()
        return _(
            "The article mentions “%(name)s”, which isn't among its "
            "labels: “%(reason)s”. Add it if that is what the article is "
            "about."
        ) % {"name": label, "reason": reason}
    names = ", ".join(named(label, reason) for label, reason in found.items())
    return _(
        "The article mentions several that aren't among its labels: "
        "%(names)s. Add those that it is about."
    ) % {"names": names}


def named(label: CountryOrganisation, reason: str) -> str:
    if fold(str(label)) in fold(reason):
        return _("“%(name)s”") % {"name": label}
    return _("“%(name)s” (in “%(reason)s”)") % {"name": label, "reason": reason}


def reasons_for(
    said: dict[str, int], known: Directory, *, without: set
) -> dict[int, str]:
    """Return the keys of labels with the most weight, each with its first mention.

    `said` maps texts to the weight of a mention in them.
    """
    counts: Counter[int] = Counter()
    first: dict[int, str] = {}
    for text, weight in said.items():
        for mention in known.mentions(text):
            if mention.pk not in without:
                counts[mention.pk] += weight
                first.setdefault(mention.pk, mention.words)
    return {pk: first[pk] for pk, _count in counts.most_common(PROPOSED)}
