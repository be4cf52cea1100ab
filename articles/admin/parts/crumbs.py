"""Breadcrumbs of the desk's pages: the links from its first page to this one."""

from django.db.models import Model
from django.template.defaultfilters import truncatewords
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# A name, and the address that it links to.
Crumb = tuple[str, str]


def shortened(one) -> str:
    """Return a name as short as Django's own breadcrumbs."""
    return truncatewords(one, 18)


def to_app(opts) -> Crumb:
    address = reverse("admin:app_list", kwargs={"app_label": opts.app_label})
    return opts.app_config.verbose_name, address


def to_list(opts, filters: str = "") -> Crumb:
    name = f"admin:{opts.app_label}_{opts.model_name}_changelist"
    query = f"?{filters}" if filters else ""
    return capfirst(opts.verbose_name_plural), f"{reverse(name)}{query}"


def to_form(one: Model) -> Crumb:
    return shortened(one), address_of(one, "change")


def to_history(one: Model) -> Crumb:
    return _("History"), address_of(one, "history")


def address_of(one: Model, page: str) -> str:
    opts = one._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[one.pk])
