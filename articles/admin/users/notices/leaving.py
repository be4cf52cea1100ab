"""The link in each letter changes what is sent: without a login, by POST alone."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.editing import notices
from articles.foundation.languages import site_language


# Mail programs send one POST without a cookie (RFC 8058); the signed link is the proof.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letters_page(request, said: str):
    """Show what is sent; a POST stops the letters, or has them sent again."""
    person = notices.person_of(said)
    if person is None:
        raise Http404
    if request.method == "POST":
        is_wanted = "resume" in request.POST
        (notices.resume_letters if is_wanted else notices.stop_letters)(person)
    with override(person.language or site_language()):
        context = {
            "title": _("E-mails with notices"),
            "is_changed": request.method == "POST",
            "has_letters": notices.has_letters(person),
        }
        answer = TemplateResponse(request, "admin/notices/letters.html", context)
        return answer.render()
