"""A page of the desk's own, in the frame that all of its pages have."""

from django.contrib import admin
from django.template.response import TemplateResponse

from articles.admin.parts.crumbs import to_form, to_list


def framed(request, model, name: str, *, room: str = "", **context) -> TemplateResponse:
    """Return the page that a model has under this name, with the desk around it.

    `room` is where the template lies, if several models share it. Without `crumbs` the
    breadcrumbs lead to the list, and to the form of what the context calls `original`.
    """
    opts = model._meta
    if "crumbs" not in context:
        original = context.get("original")
        context["crumbs"] = [to_list(opts), *([to_form(original)] if original else [])]
    template = f"admin/articles/{room or opts.model_name}/{name}.html"
    # The title says it, so that it is the first thing that is read.
    forms = [context.get("form"), *context.get("forms", ())]
    context["is_refused"] = any(form.errors for form in forms if form)
    context |= admin.site.each_context(request) | {"opts": opts}
    return TemplateResponse(request, template, context)


def kept_by_nobody(response):
    """Let no cache keep an answer, and no search engine show it."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Accel-Expires"] = "0"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
