"""House words: their list, and the form that says which of them are listed already."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.forms.guarded import Refusing
from articles.admin.parts.forms.unchanged import UnchangedForm
from articles.admin.parts.lists.filters import Languages
from articles.foundation.languages import active_language, is_offered
from articles.models import AvoidedWord, HouseWord


class HouseWordForm(UnchangedForm):
    class Meta:
        model = HouseWord
        fields = ("language", "word", "avoid", "since", "reason")
        widgets: ClassVar = {"avoid": AdminTextareaWidget({"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if language := self.instance.language:
            # Spelling and speech follow the word, not the desk.
            for name in {"word", "avoid"} & self.fields.keys():
                self.fields[name].widget.attrs["lang"] = language

    def _post_clean(self):
        # Private, so without a stub.
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            for one in self.instance.listed_elsewhere():
                self.add_error("avoid", listed(one))


def listed(one: AvoidedWord) -> SafeString:
    """Say that a word is listed already, with a link to the entry that has it."""
    said = _("“%(word)s” is listed already: the house says “%(use)s”.")
    address = reverse("admin:articles_houseword_change", args=[one.house_word_id])
    link = format_html('<a href="{}">{}</a>', address, one.house_word.word)
    return mark_safe(escape(said) % {"word": escape(one.word), "use": link})  # noqa: S308 (escaped)


@admin.register(HouseWord)
class HouseWordAdmin(Refusing):
    form = HouseWordForm
    list_display = ("word", "avoided", "language", "since", "reason")
    list_filter = (("language", Languages),)
    search_fields = ("word", "avoid", "reason")
    # Capitals among small letters, as in a dictionary.
    ordering = (Lower("word"), "pk")
    fields = ("language", "word", "avoid", "since", "reason")

    def get_changeform_initial_data(self, request):
        """Propose the language in which the user reads the desk."""
        language = active_language()
        known = {"language": language} if is_offered(language) else {}
        return known | super().get_changeform_initial_data(request)

    @admin.display(description=gettext_lazy("words to avoid"), ordering="avoid")
    def avoided(self, house_word):
        return ", ".join(house_word.avoided())
