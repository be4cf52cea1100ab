"""The moves of the workflow: offered, checked, made; and why something isn't public."""

from articles.publishing.circumstances import (
    Circumstances,
    awaiting_review,
    by_submission,
    circumstances,
    concerns,
    review_queue,
)
from articles.publishing.consequences import upon_approval
from articles.publishing.explaining import moment, what_followed, why_not_public
from articles.publishing.featuring import feature, may_feature
from articles.publishing.guards import GUARDS
from articles.publishing.moving import move, withdraw_story
from articles.publishing.offering import (
    Offer,
    languages_to_translate_into,
    may_revise,
    offer,
    offers,
)
from articles.publishing.options import (
    Options,
    Plan,
    Publication,
    Window,
    Withdrawal,
)
from articles.publishing.plans import plan_of, was_ended
from articles.publishing.taking_down import take_down
from articles.publishing.verbs import VERBS, consequence
from articles.publishing.windows import is_silent

__all__ = [
    "GUARDS",
    "VERBS",
    "Circumstances",
    "Offer",
    "Options",
    "Plan",
    "Publication",
    "Window",
    "Withdrawal",
    "awaiting_review",
    "by_submission",
    "circumstances",
    "concerns",
    "consequence",
    "feature",
    "is_silent",
    "languages_to_translate_into",
    "may_feature",
    "may_revise",
    "moment",
    "move",
    "offer",
    "offers",
    "plan_of",
    "review_queue",
    "take_down",
    "upon_approval",
    "was_ended",
    "what_followed",
    "why_not_public",
    "withdraw_story",
]
