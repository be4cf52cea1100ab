"""The desk's pages, one file per noun (the read-only records share theirs).

Plain and safe: they select, call a verb and report; they decide nothing."""

from articles.admin.address import AddressAdmin
from articles.admin.article import ArticleAdmin
from articles.admin.barrier_report import BarrierReportAdmin
from articles.admin.category import CategoryAdmin
from articles.admin.country_organisation import CountryOrganisationAdmin
from articles.admin.edition import EditionAdmin
from articles.admin.image import ImageAdmin
from articles.admin.masthead import MastheadAdmin
from articles.admin.page import PageAdmin
from articles.admin.records import DecisionAdmin, SnapshotAdmin
from articles.admin.source import SourceAdmin
from articles.admin.story import StoryAdmin
from articles.admin.topic import TopicAdmin
from articles.admin.user import GroupAdmin, UserAdmin

__all__ = [
    "AddressAdmin",
    "ArticleAdmin",
    "BarrierReportAdmin",
    "CategoryAdmin",
    "CountryOrganisationAdmin",
    "DecisionAdmin",
    "EditionAdmin",
    "GroupAdmin",
    "ImageAdmin",
    "MastheadAdmin",
    "PageAdmin",
    "SnapshotAdmin",
    "SourceAdmin",
    "StoryAdmin",
    "TopicAdmin",
    "UserAdmin",
]
