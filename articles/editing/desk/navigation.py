"""The list of the desk's pages: grouped by task, not by application."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.accounts import may_read_mails
from articles.models import KINDS, User


@dataclass(frozen=True, slots=True)
class List:
    """A list that belongs to no model's own pages. It is for users who may open the
    pages of the model `of`, or have the right, or of whom `is_open` says so.
    """

    name: str
    label: Promise
    address: str
    of: str = ""
    right: str = ""
    is_open: Callable[[User], bool] | None = None

    def is_for(self, user, pages: Container[str]) -> bool:
        if self.is_open:
            return self.is_open(user)
        return self.of in pages or bool(self.right and user.has_perm(self.right))

    def __call__(self) -> dict:
        return {
            "name": self.label,
            "object_name": self.name,
            "admin_url": reverse(self.address),
            "add_url": None,
            "view_only": True,
        }


def may_see_operation(user: User) -> bool:
    """Return whether it is somebody who may know how the newsroom is run."""
    return user.is_superuser


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are listed together; `name` is in the page, but in no URL."""

    name: str
    label: Promise
    models: tuple[str, ...]
    lists: tuple[List, ...] = ()


GROUPS = (
    Group(
        "write",
        pgettext_lazy("pages", "Write"),
        ("Article", "Image", "Dossier", "Page", "Masthead"),
        (
            # Authors have those that were handed to them.
            List(
                "Inbox",
                pgettext_lazy("pages", "Inbox"),
                "inbox",
                right="articles.add_article",
            ),
            List(
                "Queue",
                pgettext_lazy("pages", "To review"),
                "review_queue",
                right="articles.review_article",
            ),
            List(
                "Comments",
                pgettext_lazy("pages", "Comments"),
                "desk_comments",
                of="Article",
            ),
            List(
                "Calendar",
                pgettext_lazy("pages", "Calendar"),
                "desk_calendar",
                of="Article",
            ),
            List(
                "Behind",
                pgettext_lazy("pages", "Translations behind"),
                "translations_behind",
                of="Article",
            ),
        ),
    ),
    Group(
        "look-up",
        pgettext_lazy("pages", "Look up"),
        (
            *(kind.model.__name__ for kind in KINDS.values()),
            "HouseWord",
            "SourceFeed",
            "InboxRule",
        ),
    ),
    Group(
        "records",
        pgettext_lazy("pages", "Records"),
        ("ReaderReport", "Proposal"),
        (
            List(
                "Record",
                pgettext_lazy("pages", "Record"),
                "record",
                right="articles.view_recordentry",
            ),
            List(
                "Reach",
                pgettext_lazy("pages", "Reach"),
                "reach",
                right="articles.view_articlereach",
            ),
            # For chief editors and administrators.
            List(
                "Alerts",
                pgettext_lazy("pages", "Alerts"),
                "desk_alerts",
                right="articles.publish_article",
            ),
        ),
    ),
    Group(
        "administration",
        pgettext_lazy("pages", "Administration"),
        ("User", "Group"),
        (
            List(
                "Mails",
                pgettext_lazy("pages", "Mails as files"),
                "mail_files",
                is_open=may_read_mails,
            ),
            List(
                "Operation",
                pgettext_lazy("pages", "Operation"),
                "operation",
                is_open=may_see_operation,
            ),
        ),
    ),
)
# Tables of the records, which the history of an article shows in words: the page of the
# record and the history lead to them.
TECHNICAL = ("Decision", "Snapshot", "Edition", "Story", "Address")
PAGES = (*(name for group in GROUPS for name in group.models), *TECHNICAL)
# Those that the groups are made of; a plug-in's stand by themselves.
APPLICATIONS = ("articles", "auth")


def pages_of(applications: list[dict]) -> dict[str, dict]:
    """Return the pages of our models that a user may open, by name."""
    return {
        model["object_name"]: model
        for app in applications
        if app["app_label"] in APPLICATIONS
        for model in app["models"]
    }


def technical(applications: list[dict]) -> list[dict]:
    """Return the tables that a user may open and that are in no group."""
    ours = pages_of(applications)
    return [ours[name] for name in TECHNICAL if name in ours]


def grouped(applications: list[dict], user) -> list[dict]:
    """Return Django's lists by application in our groups; leave out empty ones."""
    ours = pages_of(applications)
    groups = [
        {
            "app_label": group.name,
            "app_url": "",
            "name": group.label,
            "models": [ours[name] for name in group.models if name in ours]
            + [one() for one in group.lists if one.is_for(user, ours)],
        }
        for group in GROUPS
    ]
    others = [app for app in applications if app["app_label"] not in APPLICATIONS]
    return [group for group in groups if group["models"]] + others
