"""What a page or a masthead says, as a plain dictionary: compared, kept, set again."""

import hashlib
import json
from datetime import date
from typing import Any

from articles.markup import clean_html
from articles.models import Masthead, Page, Proposal
from articles.text import clean_line

Own = Page | Masthead
Said = dict[str, Any]
# All that is set of each, in the order of its form.
FIELDS: dict[type[Own], tuple[str, ...]] = {
    Page: (
        "language",
        "kind",
        "slug",
        "title",
        "body",
        "is_in_footer",
        "position",
        "reviewed_on",
    ),
    Masthead: ("language", "name", "tagline", "contact", "footer", "licence"),
}
# What contents kept earlier don't have: empty it isn't said, so that they are still
# what they were.
LATER = {"licence": ""}


def model_of(proposal: Proposal) -> type[Own]:
    return Masthead if proposal.is_of_masthead else Page


def said_by(one: Own) -> Said:
    """Return all that it says, as it would be stored."""
    said = {name: plain(getattr(one, name)) for name in FIELDS[type(one)]}
    if isinstance(one, Page):
        said |= {"title": clean_line(one.title), "body": clean_html(one.body)}
    return {name: said[name] for name in said if said[name] != LATER.get(name, ...)}


def plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    # As a form sends it, and as it comes back from the database.
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def with_content(one: Own, content: Said) -> Own:
    """Set what a content says; nothing is stored by that."""
    content = LATER | content if content else content
    for name in FIELDS[type(one)]:
        if name in content:
            field: Any = type(one)._meta.get_field(name)
            setattr(one, name, field.to_python(content[name]))
    return one


def saying(proposal: Proposal, content: Said) -> Own:
    """Return the page or masthead that a proposal is about, as a content has it."""
    model = model_of(proposal)
    one = proposal.public() or model(language=proposal.language)
    return with_content(one, content)


def hash_of(content: Said | None) -> str:
    """Return the SHA-256 of a content in its one form; "" of none."""
    if content is None:
        return ""
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def called(one: Own) -> str:
    """Return what it is called in the lists of the desk."""
    return one.title if isinstance(one, Page) else one.name
