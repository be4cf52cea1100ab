"""Pages that are held ready: given as long as they are what would be made now, and as
copies while the database doesn't answer.
"""

from newsroom.page_cache.answers.answer import Answer as Answer
from newsroom.page_cache.answers.request_key import Asked as Asked
from newsroom.page_cache.process import (
    Filling as Filling,
    answer as answer,
    instead as instead,
    is_away as is_away,
    start as start,
    stop as stop,
)
from newsroom.page_cache.stores.files import has_copies as has_copies
