"""Accounts: can somebody look after them, publish, and prove who they are?"""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.accounts import lacking_factor, void_factors
from articles.domain.rights import asks_for_readers
from articles.foundation.languages import SOURCE, language_name, offered
from articles.models import User
from newsroom.monitoring.doctor.asked_of_the_queue import numbered
from newsroom.monitoring.doctor.finding import Finding, error, warning
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
            "No open account may look after accounts.",
            "Nobody can be let in, or shut out.",
            f"Make one: {settings.NEWSROOM_COMMAND} createsuperuser",
        )
    elif len(found) == 1 and not settings.IS_LOCAL:
        yield warning(
            "one-administrator",
            f"Only {found[0].get_username()} looks after accounts.",
            "When she is away or has lost her device, nobody can be let in, or shut "
            "out.",
            f"Give the right to a second: {at_the_desk('articles_user_changelist')}",
        )


@question("nobody-publishes", "four-eyes-alone")
def somebody_can_publish() -> Iterator[Finding]:
    remedy = f"Give somebody the role: {at_the_desk('articles_user_changelist')}"
    publish = User.objects.at_the_desk("articles.publish_article")
    if not publish.exists():
        yield error(
            "nobody-publishes",
            "No open account may publish.",
            "Approved articles stay at the desk.",
            remedy,
        )
        return
    agree = User.objects.at_the_desk(
        "articles.publish_article", "articles.review_article"
    )
    if settings.NEWSROOM_FOUR_EYES and len(some := agree.order_by("pk")[:2]) == 1:
        yield warning(
            "four-eyes-alone",
            f"Two have to agree, and only {some[0].get_username()} may review.",
            "Nobody can approve that user's own changes.",
            f"{remedy} – or, in a newsroom of one, set NEWSROOM_FOUR_EYES=0",
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
            with override(SOURCE):
                language = language_name(code)
            yield error(
                "language-unreviewed",
                f"By their profiles nobody reviews texts in {language}.",
                "Only authors can approve such texts, after changes by others.",
                "Tick the language in the profile of somebody who may review: "
                f"{at_the_desk('articles_user_changelist')} – or set "
                "NEWSROOM_REVIEW_LANGUAGES=0",
            )


@question("factors-void")
def no_factor_is_void() -> Iterator[Finding]:
    void = void_factors()
    if void:
        names = list(dict.fromkeys(one.user.get_username() for one in void))
        more = " …" if len(names) > NAMED else ""
        yield error(
            "factors-void",
            f"{len(void)} second factors are void, as another secret key sealed them: "
            f"{', '.join(names[:NAMED])}{more}.",
            "These people can't log in, unless they have a passkey.",
            "Set NEWSROOM_SECRET_KEY_FALLBACKS to that key; or, if it is lost, take "
            f"them away: {settings.NEWSROOM_COMMAND} reset_factors --void",
        )


@question("factors-lacking")
def whoever_should_has_a_second_factor() -> Iterator[Finding]:
    lack = lacking_factor().order_by("pk")
    if first := [one.get_username() for one in lack[: NAMED + 1]]:
        more = " …" if len(first) > NAMED else ""
        yield warning(
            "factors-lacking",
            f"{numbered(lack, 'accounts')} lack the second factor that is demanded: "
            f"{', '.join(first[:NAMED])}{more}.",
            "An attacker with one of these passwords can set one up instead.",
            "Have them log in and set one up, or close the accounts: "
            f"{at_the_desk('articles_user_changelist')}",
        )
