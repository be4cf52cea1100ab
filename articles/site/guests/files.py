"""Pictures and documents of a text that a review link leads to, as long as it is good.

Their own addresses show nothing to a guest before the text is public.
"""

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.domain.documents import attached_as
from articles.domain.pictures import find_rendition
from articles.models import Article, Image
from articles.site.guests.page import missing, opened
from articles.site.public.files import document as documents, picture as pictures
from articles.site.shared import kept_secret


@csrf_exempt
@require_safe
def picture(request, secret: str, token: str, name: str):
    found = opened(request, secret)
    if isinstance(found, HttpResponse):
        return found
    image = Image.objects.with_token(token)
    if found.is_changed or image is None:
        return missing(request)
    showing = Article.objects.showing(image).filter(pk=found.article.pk)
    rendition, is_current = find_rendition(image, name)
    if rendition is None or not is_current or not showing.exists():
        return missing(request)
    return kept_secret(pictures.served(rendition))


@csrf_exempt
@require_safe
def document(request, secret: str, checksum: str, name: str):
    found = opened(request, secret)
    if isinstance(found, HttpResponse):
        return found
    rows = attached_as(checksum, name)
    own = next((row for row in rows if row.article_id == found.article.pk), None)
    if found.is_changed or own is None:
        return missing(request)
    return kept_secret(documents.served(own))
