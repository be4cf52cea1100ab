"""Words of Django's admin that its German lacks or gets wrong for a newsroom.

They stand here for our catalogue alone, which comes before Django's; only what Django's
scripts say has to be handed to the browser as well.
"""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

PAGES = (
    _("- Select an option -"),
    _("None"),
    _("Breadcrumbs"),
    _("Sidebar"),
    _("Start typing to filter…"),
    _("Filter navigation items"),
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("Models in the %(name)s application"),
    _("%(app)s administration"),
    _("Change history: %s"),
    _(
        "This object doesn’t have a change history. It probably wasn’t added via this "
        "admin site."
    ),
    _("Save and add another"),
    _("Save and view"),
    _("Change selected %(model)s"),
    _("Delete selected %(model)s"),
    _("View selected %(model)s"),
)
LISTS = (
    _("Run"),
    _("Filter by %(field_name)s"),
    _("Show counts"),
    _("Hide counts"),
    _("Show all"),
    _("%(full_result_count)s total"),
    _("Pagination %(name)s"),
    _("Pagination %(name)s entries"),
    _("Search %(name)s"),
    _("Select this object for an action - {}"),
    _("Select all objects on this page for an action"),
    _("Clear selection"),
    _(
        "Items must be selected in order to perform actions on them. No items have "
        "been changed."
    ),
)
DONE = (
    _("The {name} “{obj}” was added successfully."),
    _("You may edit it again below."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("Successfully deleted %(count)d %(items)s."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _("Added {name} “{object}”."),
    _("Added."),
    _("Added:"),
    _("Addition"),
)
DELETING = (
    _("Cannot delete %(name)s"),
    _("Delete multiple objects"),
    _("Yes, I’m sure"),
    _("No, take me back"),
    _(
        "Deleting the %(object_name)s “%(escaped_object)s” would result in deleting "
        "related objects, but your account doesn't have permission to delete the "
        "following types of objects:"
    ),
    _(
        "Deleting the %(object_name)s “%(escaped_object)s” would require deleting the "
        "following protected related objects:"
    ),
    _(
        "Are you sure you want to delete the %(object_name)s “%(escaped_object)s”? All "
        "of the following related items will be deleted:"
    ),
    _(
        "Are you sure you want to delete the selected %(objects_name)s? All of the "
        "following objects and their related items will be deleted:"
    ),
)
ACCOUNTS = (
    _("Authentication and Authorization"),
    _("user"),
    _("User"),
    _("user permissions"),
    _("Specific permissions for this user."),
    _("superuser status"),
    _(
        "Designates that this user has all permissions without explicitly assigning "
        "them."
    ),
    _(
        "The groups this user belongs to. A user will get all permissions granted to "
        "each of their groups."
    ),
    _("staff status"),
    _("Designates whether the user can log into this admin site."),
    _(
        "Designates whether this user should be treated as active. Unselect this "
        "instead of deleting accounts."
    ),
    _("date joined"),
    _("A user with that username already exists."),
    _("This account is inactive."),
    _("Enter a new password for the user <strong>%(username)s</strong>."),
)
SCRIPTS = (
    _("Today (%(date)s)"),
    _("Yesterday (%(date)s)"),
    _("Tomorrow (%(date)s)"),
    _("Previous (%(month)s %(year)s)"),
    _("Next (%(month)s %(year)s)"),
    _("%(month)s %(day)s, %(year)s"),
    _("%s (today, current selection)"),
    _("%s (today)"),
    _("%s (current selection)"),
    _("server"),
    _("Choose all %s"),
    _("Choose selected %s"),
    _("Remove all %s"),
    _("Remove selected %s"),
    _("(click to clear)"),
    _('Choose %s by selecting them and then select the "Choose" arrow button.'),
    _('Remove %s by selecting them and then select the "Remove" arrow button.'),
    _(
        "You have selected an action, and you haven’t made any changes on individual "
        "fields. You’re probably looking for the Run button rather than the Save "
        "button."
    ),
)


def more_objects(number: int) -> str:
    return ngettext(
        "…and %(count)d more object.", "…and %(count)d more objects.", number
    )


def hours_ahead(number: int) -> str:
    return ngettext(
        "Note: Enter times in the %(timezone)s timezone. (You are %(offset)s hour "
        "ahead.)",
        "Note: Enter times in the %(timezone)s timezone. (You are %(offset)s hours "
        "ahead.)",
        number,
    )


def hours_behind(number: int) -> str:
    return ngettext(
        "Note: Enter times in the %(timezone)s timezone. (You are %(offset)s hour "
        "behind.)",
        "Note: Enter times in the %(timezone)s timezone. (You are %(offset)s hours "
        "behind.)",
        number,
    )


def for_scripts() -> dict[str, str | list[str]]:
    """Return what the scripts say in the reader's language, by the English."""
    words = {text: gettext(text) for text in SCRIPTS}
    for place in ("ahead", "behind"):
        one = (
            "Note: Enter times in the %(timezone)s timezone. "
            f"(You are %(offset)s hour {place}.)"
        )
        said = hours_ahead if place == "ahead" else hours_behind
        words[one] = [said(1), said(2)]
    return words


WORDS = (
    _("Conflicting form data submitted. Please try again."),
    _("Disable password-based authentication"),
    _("Disabled"),
    _("Enable password-based authentication"),
    _("Enabled"),
    _("Enter the same password as before, for verification."),
    _("Forgotten your login credentials?"),
    _("Password-based authentication"),
    _("Password-based authentication was disabled."),
    _("Set password: %s"),
    _("The password is too similar to the %(verbose_name)s."),
    _("This password is entirely numeric."),
    _("This password is too common."),
    _("Your password can’t be a commonly used password."),
    _("Your password can’t be too similar to your other personal information."),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _(
        "This action will <strong>enable</strong> password-based authentication for "
        "this user."
    ),
    _(
        "Whether the user will be able to authenticate using a password or not. If "
        "disabled, they may still be able to authenticate using other backends, such "
        "as Single Sign-On or LDAP."
    ),
)
