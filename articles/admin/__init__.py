"""The desk's pages, by noun: articles and pictures have rooms of their own.

Plain and safe: they select, call a verb and report; they decide nothing."""

from articles.admin.article_page import ArticleAdmin
from articles.admin.barrier_report import BarrierReportAdmin
from articles.admin.image.page import ImageAdmin
from articles.admin.label import CountryOrganisationAdmin, LabelAdmin, SourceAdmin
from articles.admin.page import MastheadAdmin, PageAdmin
from articles.admin.read_only import (
    AddressAdmin,
    DecisionAdmin,
    EditionAdmin,
    SnapshotAdmin,
    StoryAdmin,
)
from articles.admin.user import GroupAdmin, UserAdmin

__all__ = [
    "AddressAdmin",
    "ArticleAdmin",
    "BarrierReportAdmin",
    "CountryOrganisationAdmin",
    "DecisionAdmin",
    "EditionAdmin",
    "GroupAdmin",
    "ImageAdmin",
    "LabelAdmin",
    "MastheadAdmin",
    "PageAdmin",
    "SnapshotAdmin",
    "SourceAdmin",
    "StoryAdmin",
    "UserAdmin",
]
