"""The user for whom a command acts: named by `--by`, and allowed to do it."""

from django.core.management.base import CommandError

from articles.models import User
from articles.transfer.demo import demo_chief


def find_publisher(name: str | None, *, act: str = "Publishing"):
    """Return the user who publishes; in a demo without a name, the chief editor."""
    user = demo_chief() if name is None else find_user(name)
    if user is None:
        raise CommandError(f"{act} needs someone who may publish. Name them: --by USER")
    for permission in ("review_article", "publish_article"):
        if not user.has_perm(f"articles.{permission}"):
            raise CommandError(
                f"{user.get_username()} may not publish. Name someone who may approve "
                "and publish, such as a chief editor: --by USER"
            )
    return user


def find_user(name: str) -> User:
    try:
        return User.objects.get_by_natural_key(name)
    except User.DoesNotExist:
        raise CommandError(
            f"There is no account “{name}”. Check the spelling."
        ) from None
