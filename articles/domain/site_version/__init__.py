"""The revision of the site: another one whenever the public sees anything else.

`models.site_revision` counts; here is what readers make of it, and what a process may
remember until the next one.
"""

from articles.domain.site_version.asking import (
    as_parameter as as_parameter,
    ask as ask,
    moment_of as moment_of,
)
from articles.domain.site_version.boundaries import (
    BOUNDARIES as BOUNDARIES,
    CALENDAR_PERIOD as CALENDAR_PERIOD,
    DEADLINE_ENDS as DEADLINE_ENDS,
    LEAD_ENDS as LEAD_ENDS,
    NOTICE_ENDS as NOTICE_ENDS,
    NOTICE_PERIOD as NOTICE_PERIOD,
    OF_DEADLINES as OF_DEADLINES,
    OF_VERSIONS as OF_VERSIONS,
    SOON_DAYS as SOON_DAYS,
    VERSION_ENDS as VERSION_ENDS,
    Boundary as Boundary,
    Concerns as Concerns,
    passed_between as passed_between,
)
from articles.domain.site_version.current import (
    COLUMNS as COLUMNS,
    EPOCH as EPOCH,
    WIDTH as WIDTH,
    Revision as Revision,
    current as current,
    parameters as parameters,
    revision_of as revision_of,
)
from articles.domain.site_version.kept import (
    Held as Held,
    Kept as Kept,
    forget as forget,
)
from articles.domain.site_version.outlook import Outlook as Outlook, outlook as outlook
from articles.domain.site_version.writing import (
    impatient as impatient,
    is_busy as is_busy,
)
from articles.foundation import change_mark as change_mark
from articles.models import (
    SOON as SOON,
    atomic as atomic,
    bump as bump,
    bump_if as bump_if,
    note_edition as note_edition,
    note_keys as note_keys,
)
