"""German dates in one form, in lists as in sentences: 24. November 2026, 21:39."""

DATETIME_FORMAT = "j. F Y, H:i"
SHORT_DATE_FORMAT = "j. F Y"
SHORT_DATETIME_FORMAT = DATETIME_FORMAT
