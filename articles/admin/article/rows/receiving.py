"""Documents that come with an article's form: received before the form is read.

They are there even if the rest of the form is wrong: nobody has to send them twice.
"""

import re
from collections.abc import Mapping

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.admin.article.access import may_write, seen_by
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.resending import as_sent
from articles.domain.documents import receive, too_large
from articles.foundation.image_files import quota_of
from articles.foundation.request_vars import RequestVar

FIELD = re.compile(r"(?P<row>attachments-[0-9]{1,2})-file")
# Why files weren't received, by the prefix of their row.
REFUSED = RequestVar[dict[str, ValidationError]]("refused_documents", default={})


class Receiving(admin.ModelAdmin):
    """For the articles' admin; it has to stand first: nothing here is in the
    transaction of the form, which may be undone.
    """

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        if request.method == "POST":
            request = received(request, object_id)
        return super().changeform_view(request, object_id, *args, **kwargs)


def may_send(request, object_id: str | None) -> bool:
    if object_id is None:
        return may_write(request)
    key = object_id if is_key(object_id) else None
    article = seen_by(request.user).filter(pk=key).first()
    return article is not None and may_write(request, article)


def received(request, object_id: str | None):
    """Return the request with the keys of its documents in the place of the files."""
    found = by_row(request.FILES)
    stopped = by_row(quota_of(request).documents)
    if not (found or stopped) or not may_send(request, object_id):
        return request
    data = request.POST.copy()
    refused = {row: too_large(name) for row, name in stopped.items()}
    for row, file in found.items():
        try:
            take(data, row, file)
        except ValidationError as error:
            refused[row] = error
    sent = as_sent(request, data)
    REFUSED.set(sent, refused)
    return sent


def by_row[T](sent: Mapping[str, T]) -> dict[str, T]:
    """Return what fields with files hold, by the prefix of their row."""
    return {f["row"]: sent[name] for name in sent if (f := FIELD.fullmatch(name))}


def take(data: QueryDict, row: str, file) -> None:
    document, name = receive(file)
    data[f"{row}-document"] = str(document.key)
    data[f"{row}-file_name"] = name
