"""All addresses of the old site that lead on here: posts, categories, tags, authors.

Their feeds and further pages aren't listed: they stand below these.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from articles.foundation.languages import offered_as
from articles.foundation.slugs import slug_from
from articles.models import OldAddress
from articles.transfer.importing import leads
from articles.transfer.importing.wordpress.export.index import Index, Known
from articles.transfer.importing.wordpress.export.items import Term
from articles.transfer.importing.wordpress.mapping.mapping import LEAVE_OUT, Mapping
from articles.transfer.importing.wordpress.old_site.addresses import Addresses

# In WordPress's addresses; those of another taxonomy begin with its own name.
WORDS = {"category": "category", "post_tag": "tag"}
QUERIES = {"category": "category_name", "post_tag": "tag"}
AUTHOR = "author"
DEEPEST = 8


def old_addresses(
    index: Index, addresses: Addresses, mapping: Mapping, language: str
) -> Iterator[OldAddress]:
    """Yield a row for each; `language` is that of what doesn't say its own.

    Nobody may find out by an address what only posts had that weren't public.
    """
    posts = {
        index.key(known.number): of_post(known, index, addresses)
        for known in index.known.values()
    }
    yield from leads.to_editions(posts)
    for term in (one for one in index.terms if one in index.public_terms):
        rule = mapping.rule(term)
        label = None
        if rule.becomes != LEAVE_OUT:
            label = mapping.known[rule.becomes].find(rule.name)
        spoken = language_of(term, index) or language
        yield from leads.to_label(of_term(term, index, mapping), label, spoken)
    base = mapping.words.get(AUTHOR, AUTHOR)
    for login in sorted(index.public_creators - {""}):
        yield from leads.to_list(of_author(login, base, index), language)
    yield from leads.to_list([home(index)], language)


def home(index: Index) -> str:
    return f"https://{index.site}/"


def of_post(known: Known, index: Index, addresses: Addresses) -> list[str]:
    said = [one for one in (known.link, known.guid) if addresses.path(one)]
    asked = ("p", "page_id") if known.kind == "page" else ("p",)
    numbered = [f"{home(index)}?{name}={known.number}" for name in asked]
    # Behind the bare address stands no post.
    return [one for one in said if addresses.path(one) != "/"] + numbered


def of_term(term: Term, index: Index, mapping: Mapping) -> Iterator[str]:
    word = mapping.words.get(term.taxonomy) or WORDS.get(term.taxonomy, term.taxonomy)
    query = QUERIES.get(term.taxonomy, term.taxonomy)
    number, _parent = index.facts_of_terms.get((term.taxonomy, term.slug), (0, ""))
    yield from below(index, f"{word}/{term.slug}", term)
    if way := "/".join(ancestors(term, index)):
        yield from below(index, f"{word}/{way}/{term.slug}", term)
    yield f"{home(index)}?{query}={term.slug}"
    if number and term.taxonomy == "category":
        yield f"{home(index)}?cat={number}"


def below(index: Index, path: str, term: Term) -> Iterator[str]:
    """Yield the address with and without the languages of a site in several."""
    yield f"{home(index)}{path}"
    for code in index.spoken.get(term, ()):
        if code:
            yield f"{home(index)}{code}/{path}"


def ancestors(term: Term, index: Index) -> list[str]:
    """Return the slugs of the categories that a category stands below, outermost first;
    a circle ends somewhere.
    """
    found: list[str] = []
    _number, parent = index.facts_of_terms.get((term.taxonomy, term.slug), (0, ""))
    while parent and parent not in found and len(found) < DEEPEST:
        found.insert(0, parent)
        _number, parent = index.facts_of_terms.get((term.taxonomy, parent), (0, ""))
    return found


def of_author(login: str, base: str, index: Index) -> Iterable[str]:
    # WordPress has a name for addresses, which no export holds; it is made so.
    names = dict.fromkeys((login, slug_from(login, fallback="")))
    for name in filter(None, names):
        yield f"{home(index)}{base}/{name}"
    if number := index.numbers_of_people.get(login):
        yield f"{home(index)}?author={number}"


def language_of(term: Term, index: Index) -> str:
    """Return the language of most posts that have a term, "" if they don't say it."""
    for code, _count in index.spoken.get(term, Counter()).most_common():
        if found := offered_as(code) or offered_as(code[:2]):
            return found
    return ""
