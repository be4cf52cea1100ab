"""Words of Django's pages for accounts that its German lacks or gets wrong.

They stand here for our catalogue alone, which comes before Django's.
"""

from django.utils.translation import gettext_noop as _

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
