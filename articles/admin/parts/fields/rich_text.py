"""The editor for an article's text: a textarea that a script makes comfortable.

Without the script, users edit the textarea with its HTML. `articles.foundation.markup`
decides what a text may hold, the template decides what the script shows.
"""

import json

from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms import Script

from articles.admin.parts.fields.pictures import told_of
from articles.foundation.languages import offered, row_of
from articles.foundation.markup import REDIRECTS

FOLDER = "articles/rich-text"
STYLES = ("rich-text", "rich-text-content", "rich-text-counts", "rich-text-pictures")
# Search engines show so many characters of a line.
LENGTHS = {"headline": 60, "teaser": 160}


class RichText(AdminTextareaWidget):
    template_name = "admin/rich_text/field.html"
    # True if characters typed at the beginning of a line format it.
    has_typed_marks = False
    # True for the text of an article, whose length and readability are shown.
    is_counted = False

    class Media:
        css = {"all": [f"articles/{name}.css" for name in STYLES]}
        js = [Script(f"{FOLDER}/start.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["pictures"] = json.dumps(told_of(value), ensure_ascii=False)
        context["widget"] |= {
            "counts": json.dumps(counts()) if self.is_counted else "",
            "origin": settings.NEWSROOM_ORIGIN,
            "redirects": json.dumps(REDIRECTS),
            "has_typed_marks": self.has_typed_marks,
        }
        return context


def counts() -> dict:
    """Return the lengths of lines, and how texts are measured by language."""
    rows = {code: row_of(code) for code in offered()}
    measures = {
        code: {"speed": row.reading_speed, "readability": row.readability}
        for code, row in rows.items()
    }
    return {"lines": LENGTHS, "languages": measures}
