from django.apps import AppConfig


class PostChangesConfig(AppConfig):
    name = "post_changes"

    def ready(self):
        from post_changes import posting  # noqa: F401, PLC0415 (needs models)
