"""Nothing is ever lost: the whole newsroom in one archive, and back from it.

`archive` is the form, `taking` and `restoring` are the two acts.
"""

from articles.keeping import erasing
from articles.keeping.examining import Contents, examine
from articles.keeping.exporting import export, export_markdown
from articles.keeping.importing_back import import_back, is_export
from articles.keeping.progress import Progress
from articles.keeping.restoring import Restored, restore
from articles.keeping.sealing import is_sealed
from articles.keeping.stock import Stock
from articles.keeping.taking import Taken, take

__all__ = [
    "Contents",
    "Progress",
    "Restored",
    "Stock",
    "Taken",
    "erasing",
    "examine",
    "export",
    "export_markdown",
    "import_back",
    "is_export",
    "is_sealed",
    "restore",
    "take",
]
