import json
import os
from urllib.request import Request, urlopen

from newsroom.plugins.api import after_public_change

SECONDS = 20


@after_public_change
def post(edition, act):
    told = {
        "act": act,
        "uuid": edition.uuid,
        "language": edition.language,
        "headline": edition.headline,
        "address": edition.address,
    }
    request = Request(
        os.environ["POST_CHANGES_TO"],
        json.dumps(told).encode(),
        {"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=SECONDS):
        pass
