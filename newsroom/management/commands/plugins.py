"""List the plug-ins that are installed, and the checks of each."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, no_translations

from articles.editing.preflight import CHECKS
from newsroom.plugins import Plugin, installed


class Command(BaseCommand):
    help = "List the plug-ins: distribution, version, name, label, checks."

    @no_translations
    def handle(self, **options):
        found = installed()
        if not found:
            self.stdout.write("No plug-in is installed.")
        for plugin in found:
            head = f"{plugin.distribution} {plugin.version}: {plugin.name}"
            self.stdout.write(f"{head}, {standing(plugin)}")


def standing(plugin: Plugin) -> str:
    if plugin.name in settings.NEWSROOM_WITHOUT_PLUGINS:
        return "switched off by NEWSROOM_WITHOUT_PLUGINS"
    project: Any = apps.get_app_config("newsroom")
    label = next(it for it, other in project.plugins.items() if other == plugin)
    package = apps.get_app_config(label).name
    codes = [code for code, check in CHECKS.items() if check.is_from(package)]
    return f"label {label}, checks: {', '.join(codes) or 'none'}"
