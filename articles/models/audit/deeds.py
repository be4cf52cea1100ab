"""The kinds of act in the audit record, each with its stored word and its label."""

from django.db import models
from django.utils.translation import gettext_noop, pgettext_lazy

# Fields that are no more; entries of the record still name them.
FORMER_FIELDS = (
    gettext_noop("German name"),
    gettext_noop("English name"),
    gettext_noop("German slug"),
    gettext_noop("English slug"),
    gettext_noop("alternative text, German"),
    gettext_noop("alternative text, English"),
    gettext_noop("caption, German"),
    gettext_noop("caption, English"),
    gettext_noop("description (German)"),
    gettext_noop("description (English)"),
)


class RecordedDeed(models.TextChoices):
    LOGIN = "login", pgettext_lazy("deed", "Logged in")
    LOGOUT = "logout", pgettext_lazy("deed", "Logged out")
    LOGIN_FAILED = "login_failed", pgettext_lazy("deed", "Login failed")
    THROTTLED = "throttled", pgettext_lazy("deed", "Tried too often")
    SESSION_ENDED = "session_ended", pgettext_lazy("deed", "Ended sessions")
    REFUSED = "refused", pgettext_lazy("deed", "Was refused")
    FORGED = "forged", pgettext_lazy("deed", "Sent a form without a valid token")
    PASSWORD = "password", pgettext_lazy("deed", "Changed a password")
    ADDRESS = "address", pgettext_lazy("deed", "Changed an e-mail address")
    FACTOR_ADDED = "factor_added", pgettext_lazy("deed", "Set up a second factor")
    FACTOR_REMOVED = "factor_removed", pgettext_lazy("deed", "Removed a second factor")
    CODES = "codes", pgettext_lazy("deed", "Made new recovery codes")
    FACTORS_TAKEN = (
        "factors_taken",
        pgettext_lazy("deed", "Removed somebody’s second factors"),
    )
    INVITED = "invited", pgettext_lazy("deed", "Invited")
    WELCOMED = "welcomed", pgettext_lazy("deed", "Followed an invitation")
    LETTER_REFUSED = "letter_refused", pgettext_lazy("deed", "E-mail refused")
    LETTER_GIVEN_UP = "letter_given_up", pgettext_lazy("deed", "E-mail given up")
    LETTER_RETURNED = "letter_returned", pgettext_lazy("deed", "E-mail came back")
    LETTER_COMPLAINED = (
        "letter_complained",
        pgettext_lazy("deed", "E-mail called spam"),
    )
    CLOSED = "closed", pgettext_lazy("deed", "Closed an account")
    ANONYMISED = "anonymised", pgettext_lazy("deed", "Anonymised an account")
    GRANTED = "granted", pgettext_lazy("deed", "Granted rights")
    TAKEN = "taken", pgettext_lazy("deed", "Revoked rights")
    ADDED = "added", pgettext_lazy("deed", "Added")
    CHANGED = "changed", pgettext_lazy("deed", "Changed")
    DELETED = "deleted", pgettext_lazy("deed", "Deleted")
    RENAMED = "renamed", pgettext_lazy("deed", "Renamed")
    MERGED = "merged", pgettext_lazy("deed", "Merged into another")
    SEPARATED = "separated", pgettext_lazy("deed", "Undid a merge")
    SUCCEEDED = "succeeded", pgettext_lazy("deed", "Got a successor")
    PARTED = "parted", pgettext_lazy("deed", "Lost its successor")
    EMBARGOED = "embargoed", pgettext_lazy("deed", "Set an embargo")
    LIFTED = "lifted", pgettext_lazy("deed", "Lifted an embargo")
    PROPOSAL = "proposal", pgettext_lazy("deed", "Proposal")
    EXPORTED = "exported", pgettext_lazy("deed", "Exported")
    IMPORTED = "imported", pgettext_lazy("deed", "Imported")
    BACKED_UP = "backed_up", pgettext_lazy("deed", "Made a backup")
    RESTORED = "restored", pgettext_lazy("deed", "Restored a backup")
    ERASED = "erased", pgettext_lazy("deed", "Erased for legal reasons")
    TRIAGED = "triaged", pgettext_lazy("deed", "Decided about an inbox item")
    ASSIGNED = "assigned", pgettext_lazy("deed", "Changed an assignment")
    COMMENTED = "commented", pgettext_lazy("deed", "Blocking comment")
    TAKEN_OFF = "taken_off", pgettext_lazy("deed", "Took addresses off the site")
    SETTINGS = "settings", pgettext_lazy("deed", "Settings changed")
    FORGOTTEN = "forgotten", pgettext_lazy("deed", "Removed old entries of the record")
