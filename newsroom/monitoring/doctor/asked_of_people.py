"""Accounts: can somebody look after them, publish, and prove who they are?"""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from articles.accounts import lacking_factor, void_factors
from articles.domain.rights import asks_for_readers
from articles.foundation.languages import offered, row_of
from articles.models import User
from newsroom.monitoring.doctor.asked_of_the_queue import numbered
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
from newsroom.monitoring.doctor.questions import question

NAMED = 5


def at_the_desk(address: str, query: dict[str, str] | None = None) -> str:
    """Return where a remedy is, as it is opened in a browser."""
    return settings.NEWSROOM_ORIGIN + reverse(f"admin:{address}", query=query)


@question("no-administrator", "one-administrator")
def somebody_looks_after_accounts() -> Iterator[Finding]:
    found = User.objects.at_the_desk("articles.change_user").order_by("pk")[:2]
    if not found:
        yield error(
            "no-administrator",
            _("No open account may look after accounts."),
            _("Nobody can be let in, or shut out."),
            _(
                "Make one: %(command)s createsuperuser",
                command=settings.NEWSROOM_COMMAND,
            ),
        )
    elif len(found) == 1 and not settings.IS_LOCAL:
        yield warning(
            "one-administrator",
            _("Only %(name)s looks after accounts.", name=found[0].get_username()),
            _(
                "When she is away or has lost her device, nobody can be let in, or "
                "shut out."
            ),
            _(
                "Give the right to a second: %(place)s",
                place=at_the_desk("articles_user_changelist"),
            ),
        )


@question("nobody-publishes", "four-eyes-alone")
def somebody_can_publish() -> Iterator[Finding]:
    place = at_the_desk("articles_user_changelist")
    publish = User.objects.at_the_desk("articles.publish_article")
    if not publish.exists():
        yield error(
            "nobody-publishes",
            _("No open account may publish."),
            _("Approved articles stay at the desk."),
            _("Give somebody the role: %(place)s", place=place),
        )
        return
    agree = User.objects.at_the_desk(
        "articles.publish_article", "articles.review_article"
    )
    if settings.NEWSROOM_FOUR_EYES and len(some := agree.order_by("pk")[:2]) == 1:
        yield warning(
            "four-eyes-alone",
            _(
                "Two have to agree, and only %(name)s may review.",
                name=some[0].get_username(),
            ),
            _("Nobody can approve that user's own changes."),
            _(
                "Give somebody the role: %(place)s – or, in a newsroom of one, set "
                "NEWSROOM_FOUR_EYES=0",
                place=place,
            ),
        )


@question("language-unreviewed")
def somebody_reviews_each_language() -> Iterator[Finding]:
    if not asks_for_readers():
        return
    people = User.objects.at_the_desk(
        "articles.review_article", "articles.publish_article"
    )
    for code in offered():
        if not any(one.reviews(code) for one in people):
            yield error(
                "language-unreviewed",
                _(
                    "By their profiles nobody reviews texts in %(language)s.",
                    language=_(row_of(code).label),
                ),
                _("Only authors can approve such texts, after changes by others."),
                _(
                    "Tick the language in the profile of somebody who may review: "
                    "%(place)s – or set NEWSROOM_REVIEW_LANGUAGES=0",
                    place=at_the_desk("articles_user_changelist"),
                ),
                code,
            )


@question("factors-void")
def no_factor_is_void() -> Iterator[Finding]:
    void = void_factors()
    if void:
        names = list(dict.fromkeys(one.user.get_username() for one in void))
        more = " …" if len(names) > NAMED else ""
        yield error(
            "factors-void",
            _(
                "%(number)d second factors are void, as another secret key sealed "
                "them: %(names)s.",
                number=len(void),
                names=", ".join(names[:NAMED]) + more,
            ),
            _("These people can't log in, unless they have a passkey."),
            _(
                "Set NEWSROOM_SECRET_KEY_FALLBACKS to that key; or, if it is lost, "
                "take them away: %(command)s reset_factors --void",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("factors-lacking")
def whoever_should_has_a_second_factor() -> Iterator[Finding]:
    lack = lacking_factor().order_by("pk")
    if first := [one.get_username() for one in lack[: NAMED + 1]]:
        more = " …" if len(first) > NAMED else ""
        yield warning(
            "factors-lacking",
            _(
                "%(number)s accounts lack the second factor that is demanded: "
                "%(names)s.",
                number=numbered(lack),
                names=", ".join(first[:NAMED]) + more,
            ),
            _("An attacker with one of these passwords can set one up instead."),
            _(
                "Have them log in and set one up, or close the accounts: %(place)s",
                place=at_the_desk("articles_user_changelist"),
            ),
        )
