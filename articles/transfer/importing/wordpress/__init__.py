"""An export of WordPress (WXR), brought in as articles.

`index` reads it once as a whole, `importer` takes it item by item; nothing is fetched.
"""

from articles.transfer.importing.leads import stored as stored
from articles.transfer.importing.wordpress.article.prepared import (
    Preparing as Preparing,
)
from articles.transfer.importing.wordpress.export.decoded import Decoded as Decoded
from articles.transfer.importing.wordpress.export.index import (
    Index as Index,
    index_of as index_of,
)
from articles.transfer.importing.wordpress.export.remarks import (
    ExportRefused as ExportRefused,
    Remark as Remark,
)
from articles.transfer.importing.wordpress.importer import (
    Outcome as Outcome,
    WordPress as WordPress,
)
from articles.transfer.importing.wordpress.leading import (
    old_addresses as old_addresses,
)
from articles.transfer.importing.wordpress.mapping.corrected import (
    Said as Said,
    read_mapping as read_mapping,
)
from articles.transfer.importing.wordpress.mapping.proposal import (
    write_proposal as write_proposal,
)
from articles.transfer.importing.wordpress.old_site.addresses import (
    Addresses as Addresses,
    counted as counted,
)
from articles.transfer.importing.wordpress.old_site.pictures import Library as Library
from articles.transfer.importing.wordpress.old_site.redirects import (
    write_redirects as write_redirects,
)
from articles.transfer.importing.wordpress.old_site.uploads import Uploads as Uploads
