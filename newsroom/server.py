"""Begin gunicorn; `serve` runs this file by its path, in its own place.

What lies in the folder in which it is begun must not hide a package: gunicorn looks for
that folder first, unless it is named already. Here it is, as the last.
"""

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def begin() -> None:
    # Python named the folder of this file, which has a gunicorn.py as well.
    sys.path[:] = [name for name in sys.path if name != str(PACKAGE)]
    sys.path.append(str(PACKAGE.parent))
    from gunicorn import util  # noqa: PLC0415 (needs the path as it is now)
    from gunicorn.app import wsgiapp  # noqa: PLC0415 (as above)

    sys.path.append(util.getcwd())
    wsgiapp.run()


if __name__ == "__main__":
    begin()
