"""Labels suggested for an item, each with its reason, and editors' rules for items. A
suggestion is never an assignment.
"""

from articles.inbox.suggesting.finding import (
    Practice as Practice,
    Suggestion as Suggestion,
    suggest as suggest,
    suggestions_for as suggestions_for,
)
from articles.inbox.suggesting.rules import (
    MUTE as MUTE,
    SUGGEST as SUGGEST,
    Outcome as Outcome,
    Rule as Rule,
    Trial as Trial,
    apply_rules as apply_rules,
    dry_run as dry_run,
)
from articles.inbox.suggesting.vocabulary import (
    Vocabulary as Vocabulary,
    vocabulary as vocabulary,
)
