"""Files that came in as pictures: taken, read, made plain, and stored.

Knows no model: what an image is in the newsroom, `models` and `pictures` say.
"""

from articles.darkroom.decoding import FORMATS, STEPS, decode, most_pixels
from articles.darkroom.folder import make_folder, write_whole, written_beside
from articles.darkroom.heic import accepted, reads_heic
from articles.darkroom.licences import LICENCES, url_of
from articles.darkroom.storage import (
    library,
    mark_files,
    on_disk,
    received_files,
    rendition_files,
    renditions_of,
    token_of,
    unguessable,
)
from articles.darkroom.uploading import MAX_BYTES, MAX_FILES, quota_of, too_many

__all__ = [
    "FORMATS",
    "LICENCES",
    "MAX_BYTES",
    "MAX_FILES",
    "STEPS",
    "accepted",
    "decode",
    "library",
    "make_folder",
    "mark_files",
    "most_pixels",
    "on_disk",
    "quota_of",
    "reads_heic",
    "received_files",
    "rendition_files",
    "renditions_of",
    "token_of",
    "too_many",
    "unguessable",
    "url_of",
    "write_whole",
    "written_beside",
]
