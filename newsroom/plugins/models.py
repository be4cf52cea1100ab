"""The base of a plug-in's models that are parts of articles.

It stands apart from `api`, which can be imported only once all models are loaded:

    from newsroom.plugins.models import ArticlePart

    class Tone(ArticlePart):
        said = models.CharField(_("tone of the article"), max_length=80, blank=True)

        class Meta(ArticlePart.Meta):
            verbose_name = _("tone")
            verbose_name_plural = _("tone")

The base has the columns `article` and `position`, orders the rows, and refuses to
change those of a version that was published. The application registers the model in
`ready`:

    from newsroom.plugins.api import article_part

    article_part(Tone, template="calm_headlines/tone.html")

`docs/plugins.md` tells what a part keeps to.
"""

from articles.models import ArticlePart

__all__ = ["ArticlePart"]
