"""A stored copy of a process's catalogue, so that others needn't read every article."""

from django.db import models
from django.db.models import Q


class CatalogueCopy(models.Model):
    """One row. It includes changes up to `sequence`, the site's; `form` names the
    format of the content.
    """

    sequence = models.PositiveBigIntegerField()
    form = models.CharField(max_length=32)
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="catalogue_copy_once")
        ]

    def __str__(self):
        return str(self.sequence)
