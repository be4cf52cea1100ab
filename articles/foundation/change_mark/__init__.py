"""The mark of a changing public site, which all processes of this host see at once.

`models.site_revision` writes it, and the page cache depends on it. The package also
defines which moment counts as now. It knows neither models nor the database.
"""

from articles.foundation.change_mark.clock import (
    asked as asked,
    farthest as farthest,
    note as note,
    present as present,
)
from articles.foundation.change_mark.marking import (
    Mark as Mark,
    Pending as Pending,
    begin as begin,
    drop as drop,
    dropped_since as dropped_since,
    end as end,
    hash_of as hash_of,
    hear as hear,
    heard as heard,
    now as now,
    repair as repair,
)
