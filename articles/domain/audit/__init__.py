"""The record: what was done at the desk and by commands, in entries that stay.

Whoever does something writes it in the same transaction. Only `erasing` and the
periods of an operator take entries out, and both leave one that says so.
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
