"""The entry for a WSGI server such as gunicorn: `newsroom.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = get_wsgi_application()
database.limit(settings.DATABASES["default"], patience=settings.NEWSROOM_PATIENCE)

from articles.site import require_collected  # noqa: E402 (needs the models)

require_collected()
