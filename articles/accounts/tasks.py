"""What is done about accounts once nobody waits for it: mails go out."""

from django.core.mail import send_mail
from django.tasks import task


@task
def send(*, to: str, subject: str, body: str) -> None:
    """Send one mail; what fails is tried again by the queue."""
    send_mail(subject, body, None, [to])
