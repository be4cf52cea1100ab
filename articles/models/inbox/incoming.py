"""What waits until it is an item of the inbox, or is found for an editor."""

from django.db import models
from django.utils import timezone

from articles.models.inbox.inbox_item import InboxItem


class MailedFile(models.Model):
    """A PDF of a mail, until its text was read and is in the item."""

    item = models.ForeignKey(InboxItem, models.CASCADE, related_name="mailed_files")
    name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["came_at"], name="mailed_file_age")]

    def __str__(self):
        return self.name
