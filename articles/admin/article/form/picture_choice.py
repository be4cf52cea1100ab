"""The field for an article's lead picture: a list that a script makes a library.

Without the script, what is chosen and the newest pictures are a plain list.
"""

import json

from django import forms
from django.forms import Script
from django.utils.translation import gettext as _

from articles.admin.parts.fields.pictures import told
from articles.domain.content import by_key
from articles.models import Image

NEWEST = 50
FOLDER = "articles/pictures"


class PictureChoice(forms.Select):
    template_name = "admin/articles/article/_picture_choice.html"
    # The article's language; for a new article the user chooses it in the form.
    language = ""
    # True if this user may look into the library.
    may_choose = False
    # True if they may put something into it, too.
    may_upload = False
    # The article's picture, so that nobody has to query for it.
    stored: Image | None = None

    class Media:
        css = {"all": ["articles/picture-choice.css"]}
        js = [Script(f"{FOLDER}/start.js", type="module")]

    def get_context(self, name, value, attrs):
        self.chosen = self.find(str(value)) if value else None
        return super().get_context(name, value, attrs) | {
            "language": self.language,
            "may_choose": self.may_choose,
            "may_upload": self.may_upload,
            "picture": json.dumps(told(self.chosen)) if self.chosen else "",
        }

    def find(self, key: str) -> Image | None:
        if self.stored and str(self.stored.key) == key:
            return self.stored
        return by_key(Image, [key]).get(key)

    def optgroups(self, name, value, attr=None):
        newest = list(Image.objects.all()[:NEWEST]) if self.may_choose else []
        if self.chosen and self.chosen not in newest:
            newest.insert(0, self.chosen)
        options = [self.create_option(name, "", _("No picture"), not value, 0)]
        for number, image in enumerate(newest, start=1):
            key = str(image.key)
            options.append(
                self.create_option(name, key, image.title, key in value, number)
            )
        return [(None, options, 0)]


class PictureField(forms.ModelChoiceField):
    """Names a picture by its key, as contents do."""

    widget = PictureChoice

    def __init__(self, **kwargs):
        pictures = Image.objects.all()
        super().__init__(pictures, required=False, to_field_name="key", **kwargs)
