from django.utils.translation import gettext as _

from newsroom.plugins.api import WARNING, check


@check("calm-headlines-exclamation", level=WARNING, field="headline")
def headline_is_calm(article):
    if article.headline.endswith("!"):
        yield _("The headline ends with an exclamation mark. Say it calmly.")
