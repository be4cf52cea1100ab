"""Comments on texts: say, answer, change, resolve, withdraw; and whom they concern."""

from articles.editing.commenting.concerning import (
    concerned as concerned,
    for_you as for_you,
    with_version as with_version,
)
from articles.editing.commenting.fitting import (
    may_block as may_block,
    may_edit as may_edit,
    may_reopen as may_reopen,
    may_resolve as may_resolve,
    may_withdraw as may_withdraw,
    needs_reason as needs_reason,
    scheduled_version as scheduled_version,
)
from articles.editing.commenting.hearing import hear as hear
from articles.editing.commenting.naming import not_told as not_told
from articles.editing.commenting.saying import (
    About as About,
    answer as answer,
    edit as edit,
    say as say,
)
from articles.editing.commenting.settling import (
    reopen as reopen,
    resolve as resolve,
    withdraw as withdraw,
)
from articles.editing.commenting.threads import (
    Said as Said,
    Thread as Thread,
    threads_of as threads_of,
)
