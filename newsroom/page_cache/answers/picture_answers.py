"""Public pictures, and their files, for answers while the database is away.

The answer to each that readers got is cached as a page is, without its bytes, which are
on the disk anyhow. None is given from a bucket: nobody may wait for it here.
"""

from articles.foundation.image_files import on_disk, renditions_of
from newsroom.page_cache.answers.answer import Answer, header
from newsroom.page_cache.answers.request_key import PICTURES, Asked


def with_file(given: Answer, asked: Asked) -> Answer | None:
    """Return the answer with its file; None if that isn't there as it was."""
    if given.status != 200 or asked.method == "HEAD":
        return given
    token, _slash, name = asked.path.removeprefix(PICTURES).partition("/")
    path = on_disk(f"{renditions_of(token)}/{name}")
    try:
        size = path.stat().st_size if path else -1
    except OSError:
        return None
    is_same = header(given.headers, "content-length") == str(size)
    return given._replace(path=str(path)) if is_same else None
