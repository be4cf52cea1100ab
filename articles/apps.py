"""Name the application, and the site that the admin uses."""

from allauth.account import apps as account
from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    default = True
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        from articles.management.system_checks import register  # noqa: PLC0415 (needs models)

        register()
        post_migrate.connect(find_lacking, sender=self)


def find_lacking(sender, apps=None, **_said) -> None:
    """Follow the newsroom's languages: they may be others than at the last start."""
    image = sender.get_model("Image")
    # As it is in the database: not all may be migrated, or on the way back.
    known = apps.all_models["articles"].get("image") if apps else image
    if known and any(column.name == "lacking" for column in known._meta.fields):
        image.objects.all().find_lacking()


class DeskConfig(admin.AdminConfig):
    default = False  # two apps are in this file: "articles" alone is the one above
    default_site = "articles.editing.desk.site.Desk"


class AccountConfig(account.AccountConfig):
    default = False

    def ready(self):
        # Replaces allauth's own checks, which insist on a middleware for every address.
        # Ours runs it only for the desk's addresses (`accounts.admission`).
        from allauth.account import checks as found  # noqa: PLC0415 (needs models)

        checks.register(found.adapter_check)
        checks.register(found.settings_check)
