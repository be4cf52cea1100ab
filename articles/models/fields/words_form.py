"""The field of a form for words in several languages: one line for each language."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.foundation.languages import language_name, offered


class WordsWidget(forms.MultiWidget):
    """An input for each language, called by the code: `names_de`."""

    template_name = "admin/words.html"

    def __init__(self, inputs: Mapping[str, forms.Widget], attrs=None):
        self.codes = list(inputs)
        # One input alone has the label of the field.
        self.use_fieldset = len(self.codes) > 1
        super().__init__(dict(inputs), attrs)

    def decompress(self, value):
        return [(value or {}).get(code, "") for code in self.codes]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        begun = context["widget"]["attrs"].get("id", f"id_{name}")
        for code, one in zip(self.codes, context["widget"]["subwidgets"], strict=True):
            # Spelling and speech follow the words, not the desk.
            one["attrs"] |= {"id": f"{begun}_{code}", "lang": code}
            one["language"] = language_name(code)
        context["widget"]["is_single"] = len(self.codes) == 1
        return context

    def id_for_label(self, id_):
        return f"{id_}_{self.codes[0]}" if len(self.codes) == 1 and id_ else ""


class WordsLine(forms.CharField):
    """The words in one language. Its errors name that, as the part they are about."""

    def __init__(self, *, code: str, **kwargs: Any):
        super().__init__(**kwargs)
        self.code = code

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError as error:
            for one in error.error_list:
                one.part = self.code  # type: ignore[attr-defined] # read by `faults`
            raise


class WordsFormField(forms.MultiValueField):
    """Its value has the words that were given, by language.

    How long they may be is checked by the column, which names the language.
    """

    default_error_messages = {
        "required": _("This is empty in all languages. Write it in one at least.")
    }

    def __init__(self, *, rows: int = 1, **kwargs: Any):
        self.codes = offered()
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        inputs = {code: input_for(rows) for code in self.codes}
        fields = [
            WordsLine(code=code, required=False, widget=one)
            for code, one in inputs.items()
        ]
        kwargs.setdefault("widget", WordsWidget(inputs))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list):
        found = zip(self.codes, data_list or (), strict=False)
        return {code: text for code, text in found if text}

    def has_changed(self, initial, data):
        given = self.compress(data) if isinstance(data, list) else data or {}
        before = {code: (initial or {}).get(code, "") for code in self.codes}
        return before != {code: given.get(code, "") for code in self.codes}


def input_for(rows: int) -> forms.Widget:
    if rows > 1:
        return forms.Textarea({"rows": rows, "class": "vLargeTextField"})
    return forms.TextInput({"class": "vTextField"})
