"""Rights to act on a picture.

The library belongs to everybody: all authors may correct the words of any picture. But
some pictures are with a reviewer, or are public, or will or can be public again. An
author changes only the text around those, since another change would go past four eyes.
This holds for the author's own uploads, too. And another file is another picture:
nobody puts it in the place of one that articles have.
"""

from articles.models import Article, Image


def may_change(user, image: Image) -> bool:
    if not user.has_perm("articles.change_image"):
        return False
    if user.has_perm("articles.review_article"):
        return True
    return not Image.objects.settled().filter(pk=image.pk).exists()


def may_replace(user, image: Image) -> bool:
    """Return whether `user` may replace its file: only if no version has it."""
    return may_change(user, image) and not Article.objects.showing(image).exists()


def may_delete(user, image: Image) -> bool:
    """Return whether `user` may take it out of the library, if no version has it.

    Users may take back their own uploads: a double, or the wrong file.
    """
    own = image.uploaded_by_id == user.pk and user.has_perm("articles.add_image")
    return own or user.has_perm("articles.delete_image")
