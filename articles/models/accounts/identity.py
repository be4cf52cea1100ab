"""The person of an account, as the organisation's own server knows them."""

from django.conf import settings
from django.db import models


class Identity(models.Model):
    """The account belongs to this `subject` of this issuer, whatever its address is.

    `last_login` is the last login by that server. `warned` is when the person was told
    that the account will be closed, `logged_out` when the server ended its sessions.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="identity"
    )
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)
    last_login = models.DateTimeField(db_index=True)
    warned = models.DateTimeField(null=True)
    logged_out = models.DateTimeField(null=True)

    class Meta:
        # These rows are never shown or changed by themselves.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"], name="identity_of_one_account"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)
