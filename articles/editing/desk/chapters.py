"""The chapters of the editors' guide about each screen of the desk."""

from django.urls import ResolverMatch

# Chapters of moves, by the name of the transition; reviewing explains the others.
MOVES = dict.fromkeys(("publish", "cancel_schedule"), "publish")
MOVES |= dict.fromkeys(("withdraw", "reinstate"), "withdraw")
# The beginning of a route's name → chapter; the longest that fits counts.
SCREENS = {
    "index": "first-day",
    "day": "first-day",
    "app_list": "first-day",
    "go": "keys",
    "guide": "first-day",
    "inbox": "inbox",
    "calendar_move": "calendar",
    "desk_calendar": "calendar",
    "articles_article": "write",
    "articles_article_changelist": "list",
    "articles_article_bulk": "list",
    "articles_article_assign": "assign",
    "articles_article_take": "assign",
    "articles_article_give_back": "assign",
    "articles_article_commission": "assign",
    "articles_article_template": "assign",
    "articles_article_review_links": "guests",
    "articles_article_comment": "comment",
    "desk_comments": "comment",
    "articles_article_move": "check",
    "articles_article_review": "check",
    "review_queue": "check",
    "articles_article_history": "history",
    "articles_article_compare": "history",
    "articles_article_restore": "history",
    "articles_article_as_of": "past",
    "articles_article_list_as_of": "past",
    "articles_article_checks": "checks",
    "articles_article_cite": "choose",
    "articles_article_revise": "change",
    "articles_article_translate": "translate",
    "articles_article_behind": "translate",
    "articles_article_still_right": "translate",
    "articles_article_catch_up": "translate",
    "translations_behind": "translate",
    "articles_article_embargo": "publish",
    "articles_article_feature": "lead",
    "articles_image": "pictures",
    "articles_page": "pages",
    "articles_masthead": "pages",
    "articles_dossier": "dossiers",
    "articles_proposal": "pages",
    "articles_category": "labels",
    "articles_topic": "labels",
    "articles_countryorganisation": "labels",
    "articles_topic_dossier": "dossiers",
    "articles_countryorganisation_dossier": "dossiers",
    "articles_source": "labels",
    "articles_houseword": "house-words",
    "articles_sourcefeed": "watching",
    "articles_inboxrule": "watching",
    "articles_readerreport": "reports",
    "articles_article_reach": "reach",
    "reach": "reach",
    "desk_alerts": "alerts",
    "mail_file": "accounts",
    "operation": "accounts",
    "articles_decision": "records",
    "articles_snapshot": "records",
    "articles_edition": "records",
    "articles_story": "records",
    "articles_address": "records",
    "record": "records",
    "articles_user": "accounts",
    "auth_group": "accounts",
    "unsaved_": "unsaved",
    "own_": "account",
    "own_notices": "notices",
    "notice": "notices",
    "articles_article_follow": "notices",
    "password_change": "account",
    "mfa_": "account",
    "oidc_connect": "account",
    "account_": "account",
    "login": "account",
    "logout": "account",
}


def chapter_about(match: ResolverMatch | None) -> str:
    """Return the chapter about a screen, "" if there is none."""
    name = (match and match.url_name) or ""
    if match and name == "articles_article_move":
        return MOVES.get(match.kwargs.get("name", ""), SCREENS[name])
    fitting = [start for start in SCREENS if name.startswith(start)]
    return SCREENS[max(fitting, key=len)] if fitting else ""
