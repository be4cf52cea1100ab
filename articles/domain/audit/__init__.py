"""The record: acts at the desk and of commands, in entries that stay.

The code that acts writes the entry in the same transaction. Only `erasing` and the
periods of an operator delete entries, and both leave one that says so.
"""

from articles.domain.audit.forgetting import (
    about as about,
    addresses_before as addresses_before,
    empty as empty,
    forget_before as forget_before,
    forget_where as forget_where,
    rename as rename,
)
from articles.domain.audit.words import (
    deed_of as deed_of,
    sentence as sentence,
    told as told,
)
from articles.domain.audit.writing import (
    write as write,
    write_each as write_each,
    write_if_possible as write_if_possible,
)
