"""What stands in the index beside lemmas: words, marked by what they are there.

The marks are no letters of a word, so nobody can type them.
"""

# A gap over which no phrase goes on; what a row was made of; the key of a label.
FTS5_GAP, DIGEST, LABEL = "\ue000", "\ue002", "\ue001"
# A word as it is written; what a compound ends with; what else is a part of it.
FORM, HEAD, FRONT = "\ue003", "\ue004", "\ue005"
# A name that is another word where it is written small: after Polish, before polish.
NAME = "\ue006"
GAP = ""


def inside(token: str) -> tuple[str, str, str]:
    """Return a lemma as a word of its own, and as either part of a compound."""
    return token, HEAD + token, FRONT + token


def label_token(key: str) -> str:
    return LABEL + str(key).replace("-", "")
