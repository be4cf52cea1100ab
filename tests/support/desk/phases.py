"""The articles of the desk's tests, phase by phase, and who may open and use what.

The tables are written from the rules of the newsroom in words, not asked of its code.
"""

from dataclasses import dataclass, replace

from articles.models import Article
from tests.support import rules
from tests.support.rules import CHIEFS, OWN, READERS, REVIEWERS, WRITERS

STAFF = READERS | {"nobody"}
STRANGERS = frozenset({"anonymous", "inactive", "guest"})
ROLES = sorted(STAFF | STRANGERS)

# Phases from a first version on: "current" came after "replaced" and has no draft
# beside it; "next" is a draft of the version after "live", "translation" one of "live".
DRAFTS = frozenset({"draft", "next", "translation"})
LIVE = frozenset({"live", "current"})
IN_PHASE = {"draft": DRAFTS, "live": LIVE}
EVERY = rules.EVERY | DRAFTS | LIVE


def by_case(rule) -> tuple:
    """Return a rule of the newsroom for all cases that are in its phases."""
    return tuple(
        (frozenset().union(*(IN_PHASE.get(phase, {phase}) for phase in phases)), roles)
        for phases, roles in rule
    )


# A rule: rows of (which cases, who may).
NOTHING: tuple = ()
SEE, CHANGE = by_case(rules.SEE), by_case(rules.CHANGE)
BEGUN = SEE[0][0]
# Saves that never became public, and notes.
SEE_RECORDS = ((EVERY, REVIEWERS | {OWN}),)
# For whom these are: `article/test_plans.py`. Chiefs wrote none of the cases.
MOVES = {name: by_case(rule) for name, rule in rules.MOVES.items()}
MOVES |= dict.fromkeys(("publish_on_approval", "call_off"), NOTHING)
# Another act followed what could be undone.
MOVES |= {name: NOTHING for name in MOVES if name.startswith("undo_")}
# Elsewhere the page of the article takes its place.
REVIEW = (({"in_review"}, REVIEWERS | {OWN}),)
# The number of requests; the page says so if nobody could request the article yet.
REACH = ((BEGUN, REVIEWERS | {"reader"}), (EVERY, REVIEWERS))
# As long as readers see nothing of the story, in any language.
UNSEEN = frozenset({"draft", "in_review", "scheduled", "discarded"})
EMBARGO = ((UNSEEN | {"expired", "withdrawn"}, REVIEWERS | {OWN}),)
FEATURE = ((LIVE, CHIEFS),)
# A version that was public and follows another one.
FORMER = (({"current"}, CHIEFS),)
# Reviewers wrote none of the cases.
ASSIGN = ((DRAFTS | {"in_review"}, REVIEWERS),)
TEMPLATE = (({"draft", "translation"}, REVIEWERS),)
TAKE = (({"in_review"}, REVIEWERS),)
# From the version that was public last, if there is no working version.
REVISE = (({"current", "expired", "withdrawn"}, WRITERS),)
# Only German ones that are live, scheduled or in work; of "live" there is a translation
# already, and so of "next".
TRANSLATE = (
    (LIVE - {"live"}, WRITERS),
    ({"draft", "in_review", "scheduled"}, REVIEWERS | {OWN}),
)


@dataclass(frozen=True)
class Case:
    """An article. `word` stands in what it holds, `secret` in an earlier save and in
    the notes of its decisions.
    """

    name: str
    owner: str
    key: int
    word: str
    secret: str
    edition: int = 0
    story: int = 0
    lock: int = 0
    saves: tuple[int, ...] = ()

    def as_it_stands(self) -> "Case":
        article = Article.objects.select_related("edition").get(pk=self.key)
        saves = article.snapshots.order_by("lock").values_list("pk", flat=True)
        return replace(
            self,
            edition=article.edition_id,
            story=article.edition.story_id,
            lock=article.lock,
            saves=tuple(saves),
        )


def may(rule, role: str, case: Case) -> bool:
    wrote = role == case.owner
    return any(
        case.name in cases and (role in roles or (OWN in roles and wrote))
        for cases, roles in rule
    )
