"""The contents of the index besides lemmas: words with marks for their roles.

The marks are no letters of a word, so nobody can type them.
"""

# A gap over which no phrase goes on; the digest of a row; the key of a label.
FTS5_GAP, DIGEST, LABEL = "\ue000", "\ue002", "\ue001"
# A word as it is written; the end of a compound; another part of it.
FORM, HEAD, FRONT = "\ue003", "\ue004", "\ue005"
# A name that is another word in small letters: after Polish, before polish.
NAME = "\ue006"
GAP = ""


def inside(token: str) -> tuple[str, str, str]:
    """Return a lemma as a word of its own, and as either part of a compound."""
    return token, HEAD + token, FRONT + token


def label_token(key: str) -> str:
    return LABEL + str(key).replace("-", "")
