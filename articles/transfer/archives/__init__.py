"""The form of an archive: rows as lines of JSON, files, a list at its end, a seal."""

from articles.transfer.archives import tables as tables
from articles.transfer.archives.archive import (
    BEGIN as BEGIN,
    END as END,
    FILES as FILES,
    MOST_OF_ROW as MOST_OF_ROW,
    MOST_OF_VALUES as MOST_OF_VALUES,
    PART as PART,
    ROWS as ROWS,
    STORED as STORED,
    Member as Member,
    Writer as Writer,
    is_too_large as is_too_large,
    members as members,
    parts_of as parts_of,
    refuse_other_form as refuse_other_form,
)
from articles.transfer.archives.decided import (
    EXPORTED as EXPORTED,
    LEFT_OUT as LEFT_OUT,
    TABLES as TABLES,
    Shortens as Shortens,
    settle as settle,
)
from articles.transfer.archives.encryption import (
    Sealed as Sealed,
    Unsealed as Unsealed,
    is_sealed as is_sealed,
)
from articles.transfer.archives.kept_files import (
    DOCUMENTS as DOCUMENTS,
    PICTURES as PICTURES,
    KeptFile as KeptFile,
    Opener as Opener,
    files_to_keep as files_to_keep,
    length_of as length_of,
    put_back as put_back,
    put_document as put_document,
    put_picture as put_picture,
)
from articles.transfer.archives.loading import load as load
from articles.transfer.archives.reporting import (
    Progress as Progress,
    bars as bars,
    damaged as damaged,
    refused as refused,
    silent as silent,
)
from articles.transfer.archives.rows import (
    BATCH as BATCH,
    Sum as Sum,
    fields_of as fields_of,
    in_line as in_line,
    lines_of as lines_of,
    object_of as object_of,
    odd_in as odd_in,
    plain as plain,
)
from articles.transfer.archives.shelf import (
    Night as Night,
    Shelf as Shelf,
    Stored as Stored,
    Stores as Stores,
    for_reading as for_reading,
    for_writing as for_writing,
    line_of as line_of,
    listed_in as listed_in,
    stored_in as stored_in,
)
from articles.transfer.archives.tables import (
    WITHOUT_MODEL as WITHOUT_MODEL,
    Stock as Stock,
    last_keys as last_keys,
)
from articles.transfer.archives.whole_file import written_whole as written_whole
