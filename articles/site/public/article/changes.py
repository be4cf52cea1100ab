"""The changes of one version of an article, in readers' words.

Readers see the fields that have a name for them. They get no title of a picture, which
is the library's, and no headline of another article, which may be gone by now.
"""

from django.utils.translation import gettext as _

from articles.domain.content import TABLE, Rows, Said, content_of
from articles.editing.comparing import Section, Wording, differences, section_of
from articles.models import Article


class ReadersWording(Wording):
    """The words for some contents; the parts of a row stand without their names."""

    def __init__(self, language: str, *contents: Said):
        super().__init__(*contents)
        for key, image in self.pictures.items():
            self.names[key] = image.alt_in(language) or _("without description")
        for name, field in TABLE.items():
            for content in contents:
                leads = field.kind.leads(content.get(name))
                self.names |= dict.fromkeys(leads, _("another article here"))

    def __call__(self, name: str, value: object) -> str:
        kind = TABLE[name].kind
        if not (isinstance(kind, Rows) and isinstance(value, dict)):
            return super().__call__(name, value)
        return " · ".join(
            part.words(value[each], self.name_of)
            for each, part in kind.parts.items()
            if value.get(each) and not part.is_silent
        )


def changes_between(before: Article, after: Article) -> list[Section]:
    """Return the fields in which two versions differ for readers, as on the page."""
    contents = [for_readers(content_of(one)) for one in (before, after)]
    words = ReadersWording(after.language, *contents)
    return [
        section_of(found, TABLE[found.name].for_readers or "")
        for found in differences(*contents, words=words)
    ]


def for_readers(content: Said) -> Said:
    """Return what of a content readers are shown."""
    return {
        name: content.get(name) for name, field in TABLE.items() if field.for_readers
    }
