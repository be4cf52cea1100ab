"""The items that tell the same news: their figures, places and names are compared, and
say why. It knows no model of items and needs no network.
"""

from articles.inbox.likeness.comparing import (
    Likeness as Likeness,
    likeness as likeness,
    nearest as nearest,
    threshold_from as threshold_from,
)
from articles.inbox.likeness.facts import Facts as Facts, facts_of as facts_of
from articles.inbox.likeness.places import Place as Place, places_in as places_in
from articles.inbox.likeness.reasons import (
    agreed as agreed,
    facts_in_words as facts_in_words,
    is_telling as is_telling,
    reasons_in_words as reasons_in_words,
)
from articles.inbox.likeness.vectors import (
    closeness as closeness,
    vectors as vectors,
)
from articles.inbox.likeness.weights import Weights as Weights
