"""The moves of the workflow: offered, checked, made; and why something isn't public."""

from articles.publishing.circumstances import (
    Circumstances,
    by_submission,
    circumstances,
    review_queue,
)
from articles.publishing.explaining import moment, why_not_public
from articles.publishing.featuring import feature, may_feature
from articles.publishing.guards import GUARDS
from articles.publishing.moving import move, withdraw_story
from articles.publishing.offering import (
    Offer,
    languages_to_translate_into,
    may_revise,
    offered,
    offers,
)
from articles.publishing.options import Options, Publication, Withdrawal
from articles.publishing.taking_down import take_down
from articles.publishing.verbs import VERBS, consequence
from articles.publishing.windows import is_silent

__all__ = [
    "GUARDS",
    "VERBS",
    "Circumstances",
    "Offer",
    "Options",
    "Publication",
    "Withdrawal",
    "by_submission",
    "circumstances",
    "consequence",
    "feature",
    "is_silent",
    "languages_to_translate_into",
    "may_feature",
    "may_revise",
    "moment",
    "move",
    "offered",
    "offers",
    "review_queue",
    "take_down",
    "why_not_public",
    "withdraw_story",
]
