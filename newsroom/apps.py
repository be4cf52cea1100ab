"""The project as an application: it brings commands, and lets the plug-ins in."""

from django.apps import AppConfig, apps
from django.conf import settings

from newsroom import plugins


class NewsroomConfig(AppConfig):
    """Stands behind ours and before the plug-ins: Django asks it first, each time."""

    name = "newsroom"

    def __init__(self, app_name, app_module):
        super().__init__(app_name, app_module)
        self.plugins = {}
        known = [*apps.app_configs.values(), self]
        for plugin in plugins.enabled(without=settings.NEWSROOM_WITHOUT_PLUGINS):
            config = plugin.examine(known)
            known.append(config)
            self.plugins[config.label] = plugin

    def import_models(self):
        super().import_models()
        for label, plugin in self.plugins.items():
            plugin.watch(apps.get_app_config(label))
