"""The moves of the workflow: offered, checked, made; and why something isn't public."""

from articles.editing.publishing.attempt.circumstances import (
    Circumstances as Circumstances,
    approved_waiting as approved_waiting,
    awaiting_review as awaiting_review,
    by_submission as by_submission,
    circumstances as circumstances,
    concerns as concerns,
    is_ready as is_ready,
    is_to_read as is_to_read,
    review_queue as review_queue,
    without_undone as without_undone,
)
from articles.editing.publishing.attempt.explaining import (
    embargo_said as embargo_said,
    moment as moment,
    what_followed as what_followed,
    when_embargo_allows as when_embargo_allows,
    why_not_public as why_not_public,
)
from articles.editing.publishing.attempt.options import (
    Options as Options,
    Plan as Plan,
    Publication as Publication,
    Window as Window,
    Withdrawal as Withdrawal,
)
from articles.editing.publishing.attempt.plans import (
    plan_of as plan_of,
    was_ended as was_ended,
)
from articles.editing.publishing.attempt.windows import is_silent as is_silent
from articles.editing.publishing.effects.consequences import (
    AfterApproval as AfterApproval,
)
from articles.editing.publishing.effects.hiding import (
    gone_with as gone_with,
    may_hide as may_hide,
    set_hidden as set_hidden,
)
from articles.editing.publishing.effects.verbs import (
    VERBS as VERBS,
    consequence as consequence,
)
from articles.editing.publishing.embargo_record import (
    EmbargoDeed as EmbargoDeed,
    EmbargoEvent as EmbargoEvent,
    embargo_events as embargo_events,
)
from articles.editing.publishing.embargoing import (
    TooEarly as TooEarly,
    is_story_public as is_story_public,
    lift_embargo as lift_embargo,
    may_discard as may_discard,
    may_embargo as may_embargo,
    public_already as public_already,
    set_embargo as set_embargo,
    too_early as too_early,
)
from articles.editing.publishing.featuring import (
    feature as feature,
    may_feature as may_feature,
)
from articles.editing.publishing.guards.guards import GUARDS as GUARDS
from articles.editing.publishing.moving import (
    move as move,
    withdraw_story as withdraw_story,
)
from articles.editing.publishing.offering import (
    Offer as Offer,
    languages_to_translate_into as languages_to_translate_into,
    may_revise as may_revise,
    offer as offer,
    offers as offers,
)
from articles.editing.publishing.taking_down import take_down as take_down
