"""Files that came in as pictures: taken, read, made plain, and stored.

Knows no model: `models` and `pictures` define the newsroom's images.
"""

from articles.foundation.image_files.bucket import (
    NOBODY_WAITS as NOBODY_WAITS,
    Bucket as Bucket,
    Named as Named,
)
from articles.foundation.image_files.decoding import (
    FORMATS as FORMATS,
    STEPS as STEPS,
    decode as decode,
    most_pixels as most_pixels,
)
from articles.foundation.image_files.folder import (
    Folder as Folder,
    make_folder as make_folder,
    write_whole as write_whole,
    written_beside as written_beside,
)
from articles.foundation.image_files.heic import (
    accepted as accepted,
    reads_heic as reads_heic,
)
from articles.foundation.image_files.lettering import (
    can_draw as can_draw,
    draw_card as draw_card,
)
from articles.foundation.image_files.licences import (
    LICENCES as LICENCES,
    url_of as url_of,
)
from articles.foundation.image_files.storage import (
    document_files as document_files,
    library as library,
    mark_files as mark_files,
    on_disk as on_disk,
    received_files as received_files,
    rendition_files as rendition_files,
    renditions_of as renditions_of,
    token_of as token_of,
    unguessable as unguessable,
)
from articles.foundation.image_files.uploading import (
    MAX_BYTES as MAX_BYTES,
    MAX_FILES as MAX_FILES,
    quota_of as quota_of,
    too_many as too_many,
)
