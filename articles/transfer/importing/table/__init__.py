"""A table that another system exported as CSV, brought in as articles: TYPO3's
`tx_news`, Drupal's nodes, anyone's.

`reading` reads the file, `mapping` says what its columns are, `states` what was public;
all else goes by the rules of `wordpress`.
"""

from articles.transfer.importing.table.addresses import (
    TableAddresses as TableAddresses,
    TableUploads as TableUploads,
)
from articles.transfer.importing.table.importer import (
    TableImport as TableImport,
    TablePreparing as TablePreparing,
    old_addresses as old_addresses,
)
from articles.transfer.importing.table.index import index_of_table as index_of_table
from articles.transfer.importing.table.mapping import TableMapping as TableMapping
from articles.transfer.importing.table.mapping_file import (
    read_table_mapping as read_table_mapping,
)
from articles.transfer.importing.table.proposal import (
    guessed as guessed,
    write_table_proposal as write_table_proposal,
)
from articles.transfer.importing.table.reading import Table as Table
