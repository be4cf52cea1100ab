"""Nothing is ever lost: the whole newsroom in one archive, and back from it.

`archive` is the form, `taking` and `restoring` are the two acts.
"""

from articles.transfer import erasure as erasure
from articles.transfer.archives import (
    Progress as Progress,
    Stock as Stock,
    is_sealed as is_sealed,
)
from articles.transfer.backup.examining import (
    Contents as Contents,
    examine as examine,
    shelf_of as shelf_of,
)
from articles.transfer.backup.exporting import (
    export as export,
    export_markdown as export_markdown,
)
from articles.transfer.backup.importing_back import (
    import_back as import_back,
    is_export as is_export,
)
from articles.transfer.backup.restoring import Restored as Restored, restore as restore
from articles.transfer.backup.taking import Taken as Taken, take as take
