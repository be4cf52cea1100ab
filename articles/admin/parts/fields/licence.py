"""The field for a licence: it offers the known ones, and takes any words."""

from django import forms
from django.utils.html import format_html, format_html_join

from articles.foundation.image_files import LICENCES


class Licence(forms.TextInput):
    def __init__(self):
        super().__init__({"list": "licence-names", "class": "vTextField"})

    def render(self, name, value, attrs=None, renderer=None):
        names = format_html_join(
            "", '<option value="{}"></option>', ((name,) for name in LICENCES)
        )
        return format_html(
            '{}<datalist id="licence-names">{}</datalist>',
            super().render(name, value, attrs, renderer),
            names,
        )
