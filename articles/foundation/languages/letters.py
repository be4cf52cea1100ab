"""Letters that addresses spell in others. All further accents are taken off."""

# Letters that aren't a Latin one with an accent.
LETTERS = (
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
    | {"ø": "oe", "Ø": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d"}
    | {"Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "–": "-", "—": "-", "/": "-"}
)
UMLAUTS = LETTERS | {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"
}  # fmt: skip
