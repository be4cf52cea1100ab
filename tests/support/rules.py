"""The newsroom's agreement, written down once more and not asked of its code: who may
see, change, take up and move an article in which phase, and where a move leads.

Tests of the workflow, of the rights and of the desk each ask it their own question.
"""

from tests.support import factories

OWN = "own"  # the author of this version
CHIEFS = frozenset({"chief", "admin"})
REVIEWERS = CHIEFS | {"editor"}
WRITERS = REVIEWERS | {"author"}
# These may look at articles that are or were public; "nobody" is staff without a role.
READERS = WRITERS | {"sources", "reader"}

BEGUN = frozenset({"live", "replaced", "expired", "withdrawn"})
EVERY = BEGUN | {"draft", "in_review", "scheduled", "discarded"}

# A rule: rows of (which phases, who may).
SEE = ((BEGUN, READERS), (EVERY, REVIEWERS | {OWN}))
CHANGE = (({"draft"}, REVIEWERS | {OWN}), ({"in_review"}, REVIEWERS))
# To revise or translate it.
TAKE_UP = ((BEGUN, WRITERS), (EVERY, REVIEWERS | {OWN}))
UNDECIDED = frozenset({"draft", "in_review"})
# Move → who may make it from where, and the phase that it leads to.
AGREED = {
    "submit": ((({"draft"}, REVIEWERS | {OWN}),), "in_review"),
    "take_back": ((({"in_review"}, {OWN}),), "draft"),
    "send_back": ((({"in_review"}, REVIEWERS),), "draft"),
    "approve": ((({"in_review"}, REVIEWERS),), "in_review"),
    "publish": ((({"in_review"}, CHIEFS),), "live"),
    "publish_on_approval": (((UNDECIDED, CHIEFS),), "in_review"),
    "call_off": ((({"in_review"}, CHIEFS),), "in_review"),
    "cancel_schedule": ((({"scheduled"}, CHIEFS),), "in_review"),
    "withdraw": ((({"live"}, CHIEFS),), "withdrawn"),
    "reinstate": ((({"withdrawn"}, CHIEFS),), "live"),
    "discard": (((UNDECIDED, REVIEWERS | {OWN}),), "discarded"),
    # The user who did it, as long as nothing else has happened.
    "undo_submit": ((({"in_review"}, {OWN}),), "draft"),
    "undo_take_back": ((({"draft"}, {OWN}),), "in_review"),
    "undo_send_back": ((({"draft"}, {"editor"}),), "in_review"),
    "undo_approve": ((({"in_review"}, {"editor"}),), "in_review"),
}
MOVES = {name: rule for name, (rule, _phase) in AGREED.items()}
LEADS_TO = {name: phase for name, (_rule, phase) in AGREED.items()}
# The moves, each with a phase from which it starts.
STARTS = [
    (name, phase)
    for name, rule in MOVES.items()
    for phases, _roles in rule
    for phase in sorted(phases)
]

# An article in each phase.
IN_PHASE = {
    "draft": factories.draft,
    "in_review": factories.in_review,
    "scheduled": factories.scheduled,
    "live": factories.published,
    "replaced": factories.replaced,
    "expired": factories.expired,
    "withdrawn": factories.withdrawn,
    "discarded": factories.discarded,
}
# Someone of each role; "author" is another one than who wrote these articles.
PEOPLE = {
    OWN: factories.author,
    "author": lambda: factories.author("Andere Autorin"),
    "editor": factories.editor,
    "chief": factories.chief,
    "admin": factories.admin,
    "sources": lambda: factories.user("Quellenpflege Beispiel", "sources"),
    "nobody": lambda: factories.user("Niemand Beispiel"),
}


def who_may(rule, phase: str) -> set[str]:
    """Return the roles, with `own` wherever authors may, too."""
    roles = set().union(*(who for phases, who in rule if phase in phases))
    return roles | ({OWN} if "author" in roles else set())
