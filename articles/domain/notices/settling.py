"""What becomes of notices after a restore, and of a person's own when she is erased."""

from datetime import datetime

from articles.models import DeskNotice, User


def settle(now: datetime) -> str:
    """Send nothing that waited in the backup: it may have been sent since."""
    number = DeskNotice.objects.waiting().update(waits=False, mailed_at=now)
    if not number:
        return ""
    return f"Notices that waited for a letter are on the desk alone: {number}."


def forget_who(person: User) -> int:
    """Take a person out of the notices that others have; return how many there were."""
    return DeskNotice.objects.filter(by=person.pk).update(by=None)
