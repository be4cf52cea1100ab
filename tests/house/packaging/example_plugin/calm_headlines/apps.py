from django.apps import AppConfig


class CalmHeadlinesConfig(AppConfig):
    name = "calm_headlines"

    def ready(self):
        from calm_headlines import checks, parts  # noqa: F401, PLC0415 (need models)
