"""All addresses of articles at the desk that Django doesn't have by itself."""

from django.contrib import admin
from django.urls import URLPattern, path

from articles.admin.article.assigning.pages import (
    assign_page,
    commission_page,
    give_back_page,
    take_page,
    template_page,
)
from articles.admin.article.commenting.pages import comment_page, comments_page
from articles.admin.article.form.checks import checks
from articles.admin.article.form.link_choosing import choose_article
from articles.admin.article.form.picture_choosing import choose_picture
from articles.admin.article.guests.pages import links_page
from articles.admin.article.history.as_of import list_as_of, page_as_of
from articles.admin.article.history.compare import compare, take_back
from articles.admin.article.moves.embargo import embargo
from articles.admin.article.moves.feature import feature
from articles.admin.article.moves.former import former
from articles.admin.article.moves.moves import move, revise, translate
from articles.admin.article.moves.presence import presence
from articles.admin.article.moves.preview import preview
from articles.admin.article.pasting.citing import cite
from articles.admin.article.pasting.distributing import distribute
from articles.admin.listing.bulk_pages import bulk_page
from articles.admin.review.in_place import in_place
from articles.admin.review.page import review
from articles.admin.users.notices.following import follow_page

# Path, name, view. Users who may not see an article get the same answer as for an
# unknown number: the views of one article begin with `find`.
ADDRESSES = (
    ("as-of/", "articles_article_list_as_of", list_as_of),
    ("bulk/<name>/", "articles_article_bulk", bulk_page),
    ("commission/", "articles_article_commission", commission_page),
    ("<int:pk>/assign/<role>/", "articles_article_assign", assign_page),
    ("<int:pk>/comments/", "articles_article_comments", comments_page),
    (
        "<int:pk>/comments/<int:comment>/<act>/",
        "articles_article_comment",
        comment_page,
    ),
    ("<int:pk>/take/", "articles_article_take", take_page),
    ("<int:pk>/template/", "articles_article_template", template_page),
    ("<int:pk>/give-back/<role>/", "articles_article_give_back", give_back_page),
    ("<int:pk>/review-links/", "articles_article_review_links", links_page),
    ("cite/", "articles_article_cite", cite),
    ("distribute/", "articles_article_distribute_new", distribute),
    ("<int:pk>/distribute/", "articles_article_distribute", distribute),
    ("links/", "articles_edition_choose", choose_article),
    ("pictures/", "articles_image_choose", choose_picture),
    ("checks/", "articles_article_checks_new", checks),
    ("<int:pk>/checks/", "articles_article_checks", checks),
    ("<int:pk>/as-of/", "articles_article_as_of", page_as_of),
    ("<int:pk>/presence/", "articles_article_presence", presence),
    ("<int:pk>/preview/", "articles_article_preview", preview),
    ("<int:pk>/review/", "articles_article_review", review),
    ("<int:pk>/embargo/", "articles_article_embargo", embargo),
    ("<int:pk>/feature/", "articles_article_feature", feature),
    ("<int:pk>/former/", "articles_article_former", former),
    ("<int:pk>/follow/", "articles_article_follow", follow_page),
    ("<int:pk>/move/<name>/", "articles_article_move", in_place(move)),
    ("<int:pk>/revise/", "articles_article_revise", revise),
    ("<int:pk>/translate/<language>/", "articles_article_translate", translate),
    # As Django's own: any text is accepted in place of a number, and matches nothing.
    ("<path:object_id>/compare/", "articles_article_compare", compare),
    ("<path:object_id>/restore/", "articles_article_restore", take_back),
)


def own_urls() -> list[URLPattern]:
    """Return them for the front of Django's, whose last pattern matches anything."""
    return [
        path(route, admin.site.admin_view(view), name=name)
        for route, name, view in ADDRESSES
    ]
