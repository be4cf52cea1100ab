"""The project as an application: it brings commands, and lets the plug-ins in."""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib import admin
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.tasks.signals import task_finished, task_started
from django.utils.translation import trans_real

from newsroom import plugins
from newsroom.conf import queue
from newsroom.database import damage, full_disk
from newsroom.monitoring import request_id


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

    def ready(self):
        # Needs the models, which are there only now.
        from newsroom.page_cache.purging import tasks  # noqa: PLC0415 (see above)

        tasks.watch()
        # The queue's own pages at the desk speak English alone, and offer to write what
        # is done when: `newsroom tasks` tells operators what they need.
        for model in apps.get_app_config(queue.APPLICATION).get_models():
            if admin.site.is_registered(model):
                admin.site.unregister(model)
        connection_created.connect(full_disk.look_again)
        damage.read_around_damage()
        # Messages that a language lacks stay in English: Django takes them from the
        # site's own language, and a Polish page would be German in part.
        catalogue: Any = trans_real.DjangoTranslation
        catalogue._add_fallback = no_fallback
        task_started.connect(request_id.begin_task)
        task_finished.connect(request_id.end_task)
        # Django asks it in a transaction, and takes a database that is locked, full or
        # read-only for one without JSON. Each one that Python is built with has it.
        features: Any = DatabaseWrapper.features_class
        features.supports_json_field = True

    def import_models(self):
        super().import_models()
        for label, plugin in self.plugins.items():
            plugin.watch(apps.get_app_config(label))


def no_fallback(_catalogue: object, _folders: object = None) -> None:
    """Give a catalogue no other one to look in."""
