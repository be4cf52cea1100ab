"""One article, whole: `content_of` reads all that an editor can set, `apply_content`
sets it. Code that needs "the article as a whole" uses these and nothing else.
"""

from django.db import transaction
from django.db.models import Prefetch

from articles.domain.content import addresses, pictures
from articles.domain.content.format import FORMAT, completed
from articles.domain.content.kinds import Many, Picture
from articles.domain.content.table import COLUMNS, TABLE, Content, Said, of_kind, whole
from articles.models import Article, frozen
from articles.workflow import WINDOWED

# Fields that don't belong to the content.
STATE = {f.name for f in Article._meta.concrete_fields} - set(COLUMNS)


def content_of(article: Article) -> Content:
    """Return everything an editor can set; labels, sources and editions appear by their
    lasting keys.
    """
    said = {name: field.kind.read(article, name) for name, field in TABLE.items()}
    return whole({"format": FORMAT} | said)


def parts_ahead() -> list[Prefetch]:
    """Return the prefetches for `content_of` with many versions at once."""
    return [kind.ahead() for _name, kind in of_kind(Many)]


@transaction.atomic
def apply_content(article: Article, content: Said) -> list[str]:
    """Set the whole content of a saved or new working version, and save it.

    Missing entries count as empty. An empty slug is made from the headline. Returns
    the keys of labels, sources, editions and pictures that don't exist any more; the
    rest is set. Raises ValidationError for what doesn't fit, Refused for an address of
    another article.
    """
    # Before any query, claim or lock, and before `article` is changed.
    if article.status in WINDOWED:
        raise frozen(article)
    said: Said = completed(content)
    for name in COLUMNS:
        kind = TABLE[name].kind
        if not isinstance(kind, Picture):
            setattr(article, name, kind.clean(said[name]))
    missing = pictures.set_pictures(article, said)
    # Check first whether it fits: PostgreSQL can't even look for an address too long.
    article.clean_fields(exclude=STATE if article.slug else STATE | {"slug"})
    addresses.settle(article)
    is_new = article.pk is None
    article.save()
    addresses.release(article.edition)
    if not is_new:
        remove_parts(article)
    pictures.set_figures(article)
    for name, kind in of_kind(Many):
        missing += kind.write(article, said[name])
    return missing


def remove_parts(article: Article) -> None:
    """Make room: the parts of a version are always set as a whole."""
    for relation in (*(kind.relation for _name, kind in of_kind(Many)), "figures"):
        getattr(article, relation).all().delete()
