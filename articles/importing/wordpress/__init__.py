"""An export of WordPress (WXR), brought in as articles.

`index` reads it once as a whole, `importer` takes it item by item; nothing is fetched.
"""

from articles.importing.wordpress.addresses import Addresses, counted
from articles.importing.wordpress.decoded import Decoded
from articles.importing.wordpress.importer import Outcome, WordPress
from articles.importing.wordpress.index import Index, index_of
from articles.importing.wordpress.pictures import Library
from articles.importing.wordpress.prepared import Preparing
from articles.importing.wordpress.proposal import write_proposal
from articles.importing.wordpress.redirects import write_redirects
from articles.importing.wordpress.remarks import ExportRefused, Remark
from articles.importing.wordpress.said import Said, read_mapping
from articles.importing.wordpress.uploads import Uploads

__all__ = [
    "Addresses",
    "Decoded",
    "ExportRefused",
    "Index",
    "Library",
    "Outcome",
    "Preparing",
    "Remark",
    "Said",
    "Uploads",
    "WordPress",
    "counted",
    "index_of",
    "read_mapping",
    "write_proposal",
    "write_redirects",
]
