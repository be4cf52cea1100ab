"""Countries and organisations that an article names and that nobody finds it by."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.models import Article
from articles.preflight.naming import Directory, directory
from articles.preflight.passages import read
from articles.preflight.registry import WARNING, Remark, check

# So many are proposed; whoever names more tells of the world.
PROPOSED = 5
# What stands in front weighs as much as so many mentions in the text.
IN_FRONT = 10


@check("unlabelled-place", level=WARNING, field="countries")
def places_are_labels(article: Article) -> Iterator[Remark]:
    said = {article.headline: IN_FRONT, article.teaser: IN_FRONT}
    said |= {passage.text: 1 for passage in read(article.body).passages}
    if not any(said):
        return
    known = directory()
    given = {known.stands_for(one.country_id) for one in article.country_links.all()}
    for pk, reason in reasons_for(said, known, without=given).items():
        text = _(
            "The article names “%(name)s” and isn't found by it: “%(reason)s”. Add the "
            "label if that is what the article is about."
        ) % {"name": known.labels[pk], "reason": reason}
        yield Remark(text, label=known.labels[pk])


def reasons_for(
    said: dict[str, int], known: Directory, *, without: set
) -> dict[int, str]:
    """Return the keys of what weighs most, each with where it is first named.

    `said` are texts, and what it weighs that something is named there.
    """
    counts: Counter[int] = Counter()
    first: dict[int, str] = {}
    for text, weight in said.items():
        for mention in known.mentions(text):
            if mention.pk not in without:
                counts[mention.pk] += weight
                first.setdefault(mention.pk, mention.words)
    return {pk: first[pk] for pk, _count in counts.most_common(PROPOSED)}
