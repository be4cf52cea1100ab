"""The entry for a WSGI server, `newsroom.wsgi`: what is held goes round Django."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom import database, disk

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()
disk.expect_file()
database.limit(settings.DATABASES["default"], patience=settings.NEWSROOM_PATIENCE)

from articles.site import require_collected  # noqa: E402 (needs the models)
from newsroom import pages  # noqa: E402 (needs the models)
from newsroom.counting import handing  # noqa: E402 (needs the models)

require_collected()
handing.serve()
# See `pages.start`.
application = django if settings.DEBUG else pages.Filling(django)
