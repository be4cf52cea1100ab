"""The columns of known systems and their meaning: TYPO3's `tx_news`, Drupal's nodes,
names that others use. A guess, for a proposal that somebody corrects.
"""

# The roles of columns, and their names, the likeliest first.
ROLES = {
    "id": ("uid", "nid", "id", "article_id", "post_id"),
    "headline": ("title", "headline", "titel", "ueberschrift", "name"),
    "teaser": (
        "teaser", "body__summary", "body_summary", "abstract", "summary", "intro",
        "lead",
    ),
    "body": ("bodytext", "body__value", "body_value", "body", "content", "text"),
    "date": (
        "datetime", "published_at", "publish_date", "date", "datum", "created",
        "crdate",
    ),
    "slug": ("path_segment", "slug", "alias"),
    "author": ("author", "author_name", "autor"),
    "organisation": ("organisation", "organization"),
    "language": ("sys_language_uid", "langcode", "language", "lang", "sprache"),
    "original": ("l10n_parent", "l18n_parent", "tnid"),
    "from": ("starttime", "publish_on", "publish_up"),
    "until": ("endtime", "unpublish_on", "publish_down"),
    "picture": ("fal_media_identifier", "picture", "image", "image_path", "bild"),
    "picture_alt": ("picture_alt", "image_alt"),
    "picture_caption": ("picture_caption", "image_caption"),
    "picture_credit": ("picture_credit", "image_credit"),
}  # fmt: skip
# Roles without which there is no article.
NEEDED = ("id", "headline")
LABELS = (
    "categories", "category", "rubrik", "rubriken", "tags", "tag", "keywords",
    "topics", "schlagwoerter", "themen",
)  # fmt: skip
ADDRESSES = ("url", "link", "address", "permalink", "path")
LEAVE_OUT, DRAFT, PRIVATE = "leave-out", "draft", "private"
# A column by which rows are kept from readers: the values of public ones, and what
# becomes of the others.
NO = ("0", "")
CONDITIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "deleted": (NO, LEAVE_OUT),
    "hidden": (NO, DRAFT),
    "fe_group": (NO, PRIVATE),
    "t3ver_wsid": (NO, LEAVE_OUT),
    "t3ver_oid": (NO, LEAVE_OUT),
    "t3ver_state": (NO, LEAVE_OUT),
    "moderation_state": (("published",), DRAFT),
    "status": (("1",), DRAFT),
    "published": (("1",), DRAFT),
    "state": (("1",), DRAFT),
    "access": (("1",), PRIVATE),
}
# Words for “published” in a column of states.
PUBLISHED = ("publish", "published", "public", "veröffentlicht")
# These say nothing that a reader saw or didn't see.
HARMLESS = frozenset({
    "tstamp", "cruser_id", "cruser", "sorting", "l10n_diffsource", "l18n_diffsource",
    "l10n_source", "l10n_state", "t3_origuid", "editlock", "istopnews", "import_id",
    "import_source", "notes", "vid", "changed", "default_langcode", "promote",
    "sticky", "revision_timestamp", "uuid", "author_email", "rowdescription",
    "crdate", "created", "updated_at", "created_at", "modified",
})  # fmt: skip
# The columns by which TYPO3 keeps rows from readers.
OF_TYPO3 = ("deleted", "hidden", "starttime", "endtime", "fe_group")
