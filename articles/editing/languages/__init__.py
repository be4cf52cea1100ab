"""The languages that are in use: how much there is, and their closing."""

from articles.editing.languages.closing import (
    Closing as Closing,
    close as close,
    closing_of as closing_of,
)
from articles.editing.languages.in_use import (
    InUse as InUse,
    Waiting as Waiting,
    codes_in_use as codes_in_use,
    in_use as in_use,
    named as named,
    public_addresses as public_addresses,
    undescribed_pictures as undescribed_pictures,
    unnamed_labels as unnamed_labels,
    waiting as waiting,
)
