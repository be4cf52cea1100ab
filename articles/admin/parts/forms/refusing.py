"""A form whose save the rules refuse is shown once more, with all that was typed."""

from django.contrib import messages
from django.http import HttpResponse

from articles.accounts import BY_SCRIPT, note_refusal
from articles.admin.parts.forms.guarded import Guarded
from articles.admin.parts.forms.resending import as_sent
from articles.admin.parts.forms.unsaved import SHOW, answered
from articles.foundation.refusal import Refused


class Refusing(Guarded):
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            note_refusal(request, refusal, self.model(pk=object_id))
            if BY_SCRIPT in request.headers:
                nothing = HttpResponse()
                return answered(request, nothing, is_saved=False)
            # Nothing typed is lost: the form is shown once more.
            messages.error(request, str(refusal))
            data = request.POST.copy()
            data[SHOW] = ""
            shown = as_sent(request, data)
            return super().changeform_view(shown, object_id, form_url, extra_context)
