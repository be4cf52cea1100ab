"""The entry for a WSGI server, `newsroom.wsgi`: cached answers bypass Django."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom.database import full_disk, options

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()
full_disk.expect_file()
options.limit(settings.DATABASES["default"], patience=settings.NEWSROOM_PATIENCE)

from articles.site.shared import require_collected  # noqa: E402 (needs the models)
from newsroom import page_cache  # noqa: E402 (needs the models)
from newsroom.monitoring.request_counts import handing  # noqa: E402 (needs the models)

require_collected()
handing.serve()
# See `page_cache.start`.
application = django if settings.DEBUG else page_cache.Filling(django)
