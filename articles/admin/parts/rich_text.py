"""The editor for an article's text: a textarea that a script makes comfortable.

Without the script, the textarea with its HTML is what is edited. What may be in a text
is decided by `articles.markup`; the script's words are given here.
"""

import json

from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms import Script
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from js_asset import ImportMap, Media

from articles.admin.parts.pictures import LIBRARY, told_of

FOLDER = "articles/rich-text"
MODULES = (
    "dialogs", "html", "icons", "language", "link", "paste", "picture", "schema",
    "table", "toolbar",
)  # fmt: skip
STYLES = ("rich-text", "rich-text-content", "rich-text-pictures")
# An import map, as file names carry a hash: no module could know another's.
IMPORTS = {"django-prose-editor/editor": "django_prose_editor/editor.js"} | {
    f"rich-text/{name}": f"{FOLDER}/{name}.js" for name in MODULES
}
IMPORTS |= LIBRARY


class RichText(AdminTextareaWidget):
    @property
    def media(self):
        return Media(
            importmap=ImportMap(IMPORTS),
            css={"all": [f"articles/{name}.css" for name in STYLES]},
            js=[Script(f"{FOLDER}/start.js", type="module")],
        )

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        given = {"labels": labels(), "pictures": told_of(value)}
        words = json.dumps(given, ensure_ascii=False)
        context["widget"]["attrs"]["data-rich-text"] = words
        return context


def labels() -> dict[str, str]:
    """Return what the editor says, in the reader's language."""
    words = buttons() | link_labels() | language_labels() | table_labels()
    return words | picture_labels() | messages()


def buttons() -> dict[str, str]:
    return {
        "toolbar": _("Formatting"),
        "heading2": _("Heading"),
        "heading3": _("Heading, second level"),
        "heading4": _("Heading, third level"),
        "bold": pgettext("text", "Strong"),
        "italic": pgettext("text", "Emphasised"),
        "superscript": _("Superscript"),
        "subscript": _("Subscript"),
        "bulletList": _("List"),
        "orderedList": _("Numbered list"),
        "listStart": _("First number of the list"),
        "firstNumber": _("Begin with"),
        "indent": _("Move the item one level down"),
        "outdent": _("Move the item one level up"),
        "blockquote": _("Quotation"),
        "rule": _("Line across"),
        "lineBreak": _("Line break"),
        "clear": _("Remove the formatting"),
        "undo": pgettext("text", "Undo"),
        "redo": pgettext("text", "Redo"),
    }


def link_labels() -> dict[str, str]:
    return {
        "link": _("Link"),
        "removeLink": _("Remove the link"),
        "linkText": _("Words of the link"),
        "address": _("Address"),
        "addressHelp": _("For example https://www.example.org/ or desk@example.org"),
        "hreflang": _("Language of the page it leads to"),
    }


def language_labels() -> dict[str, str]:
    return {
        "language": _("Language"),
        "languageTitle": _("Language of the passage"),
        "noLanguage": _("As the article"),
        "otherLanguage": _("Another language"),
        "languageHelp": _("Its code, for example “pt-BR”"),
    }


def table_labels() -> dict[str, str]:
    return {
        "table": _("Insert a table"),
        "caption": _("Caption"),
        "captionHelp": _("What the table shows"),
        "rows": _("Rows"),
        "columns": _("Columns"),
        "headings": _("The row holds headings"),
        "rowHeading": _("The cell is the heading of its row"),
        "editCaption": _("Caption of the table"),
        "addColumn": _("Add a column after this one"),
        "deleteColumn": _("Delete the column"),
        "addRow": _("Add a row below this one"),
        "deleteRow": _("Delete the row"),
        "mergeCells": _("Merge the selected cells"),
        "splitCell": _("Split the cell"),
        "deleteTable": _("Delete the table"),
    }


def picture_labels() -> dict[str, str]:
    return {
        "picture": _("Picture"),
        "pictureWords": _("Alternative text and caption of the picture"),
        "otherPicture": _("Another picture in this place"),
        "removePicture": _("Remove the picture"),
        "pictureAlt": _("Alternative text in this article"),
        "pictureCaption": _("Caption in this article"),
        "pictureHelp": _("Empty: as in the library."),
        "pictureCredit": _("Picture: %(credit)s"),
        "noPictureAlt": _("No alternative text in the article's language."),
        "isDecorative": _("It is decorative."),
        "noSuchPicture": _("This picture doesn't exist any more."),
        "pictureLeftOut": _(
            "Pictures from elsewhere are left out. Choose one from the library with "
            "the button “Picture”, or upload it there."
        ),
    }


def messages() -> dict[str, str]:
    return {
        "apply": _("Apply"),
        "cancel": _("Cancel"),
        "keys": _("Alt+F10 leads to the formatting, Tab out of the text."),
        "noAddress": _(
            "This is no address. Write a whole one that begins with https://, http:// "
            "or mailto:."
        ),
        "noLinkText": _("The link has no words. Write what it leads to."),
        "noSuchLanguage": _(
            "There is no language with this code. Write one such as “fr” or “pt-BR”."
        ),
        "noNumber": _("This is no number. Write one from 0 to 999999."),
        "noCount": _("A table has from 1 to 50 rows and columns. Write such a number."),
        "cannotHold": _(
            "This text holds “%(element)s” in a way that the editor would lose. "
            "So it is shown as HTML; save it as usual."
        ),
        "cannotHoldOrder": _(
            "This text holds HTML that the editor would change. "
            "So it is shown as HTML; save it as usual."
        ),
    }
