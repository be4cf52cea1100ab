"""Who may do what with a picture.

The library is everybody's: who writes may mend any picture's words. But what a reviewer
has before her, and what is public, will be or can be again, an author changes no more
than the text around it: it would go past four eyes. That holds for her own uploads,
too. And another file is another picture, which nobody puts in the place of one that
articles have.
"""

from articles.models import Article, Image


def may_change(user, image: Image) -> bool:
    if not user.has_perm("articles.change_image"):
        return False
    if user.has_perm("articles.review_article"):
        return True
    return not Image.objects.settled().filter(pk=image.pk).exists()


def may_replace(user, image: Image) -> bool:
    """Whether `user` may put another file in its place: if no version has it."""
    return may_change(user, image) and not Article.objects.showing(image).exists()


def may_delete(user, image: Image) -> bool:
    """Whether `user` may take it out of the library, if no version has it.

    What one uploaded oneself one may take back: a double, or the wrong file.
    """
    own = image.uploaded_by_id == user.pk and user.has_perm("articles.add_image")
    return own or user.has_perm("articles.delete_image")
