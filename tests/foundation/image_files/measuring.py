"""A process that makes pictures anew, each in a child of its own, and measures it.

`python -m tests.foundation.image_files.measuring FILE …` prints a line of JSON for
each: the outcome, its seconds, and the megabytes that it took at the most.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

import django


def measured(path: Path) -> dict:
    # Not before `django.setup()`, which the program below calls.
    from django.core.exceptions import ValidationError  # noqa: PLC0415 (see above)
    from django.core.files.uploadedfile import (  # noqa: PLC0415 (see above)
        SimpleUploadedFile,
    )

    from articles.domain.pictures import made_anew  # noqa: PLC0415 (see above)

    begin = time.perf_counter()
    try:
        _checksum, _data, suffix, size = made_anew(
            SimpleUploadedFile(path.name, path.read_bytes())
        )
        outcome = f"{size[0]}×{size[1]}{suffix}"
    except ValidationError as error:
        outcome = error.code
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "name": path.name,
        "outcome": outcome,
        "seconds": time.perf_counter() - begin,
        "megabytes": usage.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    django.setup()
    for name in sys.argv[1:]:
        child = os.fork()
        if not child:
            print(json.dumps(measured(Path(name))), flush=True)  # noqa: T201
            os._exit(0)
        os.waitpid(child, 0)
