"""The user: one account, its person's printed name, the language of their desk."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.apps import apps
from django.contrib.auth.models import (
    AbstractUser,
    Permission,
    UserManager as DjangoUserManager,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _, override

from articles.models.accounts.away import Away, AwayQuerySet
from articles.models.fields import (
    ClosedSinceField,
    LanguageField,
    LanguagesField,
    MailAddressField,
    desk_choices,
    includes,
)


class UserQuerySet(AwayQuerySet):
    def open(self):
        """Keep those that let their user in today: not closed, and not ended."""
        has_days = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
        return self.filter(has_days, is_active=True)

    def ended(self):
        """Keep those whose last day is over."""
        return self.filter(ends_on__lt=timezone.localdate())

    def update(self, **values):
        """Also note when accounts were closed, as `save` does."""
        if "is_active" in values:
            now = timezone.now()
            since = None if values["is_active"] else Coalesce("closed_at", now)
            values = {"closed_at": since} | values
        return super().update(**values)


class UserManager(DjangoUserManager):
    use_in_migrations = False

    def create_superuser(self, username, email=None, password=None, **fields):
        # The command can show a ValidationError, but no database error.
        if email and self.filter(email=email).exists():
            told = User.email.field.error_messages["unique"]
            with override(None):  # commands speak English
                raise ValidationError(str(told), code="unique")
        return super().create_superuser(username, email, password, **fields)

    def login_name(self, typed: str) -> str:
        """Return the name of the account that the user typed by name or address.

        An unknown text is returned as it is. Names take precedence over addresses:
        somebody may have chosen another user's address as their name.
        """
        address = User.email.field.to_python(typed)
        found = self.filter(Q(username=typed) | Q(email=address))
        names = list(found.values_list("username", flat=True))
        return typed if typed in names or not names else names[0]

    def at_the_desk(self, *rights: str) -> QuerySet:
        """Return open accounts of the desk; with rights given, those that have one.

        The database filters them, however many there are.
        """
        holders: list[Any] = [
            self.with_perm(right, backend="django.contrib.auth.backends.ModelBackend")
            for right in rights
        ]
        found: Any = reduce(or_, holders) if holders else self.get_queryset()
        return found.open().filter(is_staff=True)

    def known_as(self, typed: str) -> "User | None":
        """Return the user with this name or address. Unknown texts may be secrets."""
        found: QuerySet = self.filter(username=self.login_name(typed))
        return found.first()


class User(Away, AbstractUser):
    # Prefixes for the names of accounts that no longer identify their person.
    GONE, ERASED = "former-colleague-", "erased-"

    # The columns that describe the person or what they may do, and their values once
    # the person is gone. Their name and password are emptied besides.
    EMPTY: ClassVar[dict[str, Any]] = {
        "email": None,
        "printed_name": "",
        "organisation": "",
        "language": "",
        "review_languages": [],
        "has_typed_marks": False,
        "last_login": None,
        "invited": None,
        "ends_on": None,
        "away_until": None,
        "stand_in": None,
        "is_active": False,
        "is_staff": False,
        "is_superuser": False,
    }

    # Readers see the printed name. None tells Django that there is no column.
    first_name = last_name = None  # type: ignore[assignment]
    # Unlike Django's own field it may be NULL.
    email = MailAddressField(  # type: ignore[assignment]
        _("e-mail address"),
        blank=True,
        null=True,
        unique=True,
        error_messages={
            "unique": _(
                "This e-mail address can’t be used: another account has it. Give "
                "another one."
            )
        },
        help_text=_("Where a link to a new password is sent. Readers never see it."),
    )
    printed_name = models.CharField(_("printed name"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    language = LanguageField(
        choices=desk_choices,
        blank=True,
        default="",
        help_text=_("The language of the desk and of mails from the newsroom."),
    )
    review_languages = LanguagesField(
        _("reviews texts in"),
        help_text=_(
            "Texts in other languages don't wait for this person's approval. If "
            "nothing is ticked, all languages count, also those that are added later."
        ),
    )
    has_typed_marks = models.BooleanField(
        _("typed signs become headings and lists"),
        default=False,
        help_text=_(
            "In texts, at the beginning of a line: “## ” makes a heading of it, “- ” "
            "and “1. ” a list, “> ” a quotation. Undo brings the signs back."
        ),
    )
    # The time of the last invitation that the user hasn't followed yet.
    # `accounts.invitations` defines how long it is valid.
    invited = models.DateTimeField(_("invited"), null=True, editable=False)
    closed_at = ClosedSinceField(_("closed since"), null=True, editable=False)
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_(
            "After this day nobody can log in with this account. Leave it empty if it "
            "has no end."
        ),
    )

    objects: ClassVar = UserManager.from_queryset(UserQuerySet)()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            # SQLite lowers only ASCII letters; the field lowers all letters.
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_lower_case"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="user_email_not_empty"),
            models.CheckConstraint(
                condition=~Q(stand_in=F("id")), name="user_stands_in_for_others"
            ),
        ]

    def save(self, *args, update_fields=None, **options):
        if update_fields is not None and "is_active" in update_fields:
            update_fields = {*update_fields, "closed_at"}
        super().save(*args, update_fields=update_fields, **options)

    def clean(self):
        super().clean()
        self.email = self.email or None  # Django turns None into ""

    def get_full_name(self) -> str:
        """Return the name that readers see; "" if the user gave none."""
        if self.is_gone:
            return _("former colleague %(number)s") % {"number": self.pk}
        return self.printed_name

    @property
    def has_ended(self) -> bool:
        """Return whether the last day is over: then it counts as closed."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.is_active and not self.has_ended

    def has_perm(self, perm, obj=None):
        if self.has_ended:
            return False
        # Lists ask for hundreds of articles, and Django asks each of its backends.
        if obj is not None or not self.is_active:
            return super().has_perm(perm, obj)
        return self.is_superuser or perm in self.held

    def has_module_perms(self, app_label):
        if self.has_ended or not self.is_active:
            return False
        return self.is_superuser or any(
            name.startswith(f"{app_label}.") for name in self.held
        )

    @cached_property
    def held(self) -> set[str]:
        """The permissions of a user who isn't a superuser, also by their groups.

        Makes one query; Django's backend makes two.
        """
        given = Q(user=self) | Q(group__user=self)
        rows = Permission.objects.filter(given).order_by().distinct()
        names = rows.values_list("content_type__app_label", "codename")
        return {f"{app}.{name}" for app, name in names}

    @cached_property
    def editions_to_write(self) -> frozenset[int]:
        """The keys of editions that were assigned to this user, to be written."""
        model: Any = apps.get_model("articles.Assignment")
        return frozenset(model.objects.to_write(self).values_list("edition", flat=True))

    def reviews(self, language: str) -> bool:
        """Return whether the user's profile says that they review this language.

        The account of somebody who is gone says nothing any more.
        """
        is_known = not (self.is_gone or self.is_erased)
        return is_known and includes(self.review_languages, language)

    def name_once_gone(self) -> str:
        """Return the account's name for when it no longer identifies its person."""
        return f"{self.GONE}{self.pk}"

    @property
    def is_gone(self) -> bool:
        return self.username == self.name_once_gone()

    def name_once_erased(self) -> str:
        """Return the account's name for when its person is erased for legal reasons."""
        return f"{self.ERASED}{self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.username == self.name_once_erased()

    def remove_person(self, username: str) -> None:
        """Leave an account of this name that tells nothing of a person."""
        User.objects.filter(stand_in=self).update(stand_in=None)
        self.groups.clear()
        self.user_permissions.clear()
        self.set_unusable_password()
        self.username = username
        for column, empty in self.EMPTY.items():
            setattr(self, column, empty)
        self.save()

    def get_short_name(self) -> str:
        return self.username
