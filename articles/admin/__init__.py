"""The desk's pages, by noun: articles and pictures have rooms of their own.

Plain and safe: they select, call a verb and report; they decide nothing."""

from articles.admin.article_page import ArticleAdmin
from articles.admin.image.page import ImageAdmin
from articles.admin.label.page import (
    CountryOrganisationAdmin,
    LabelAdmin,
    SourceAdmin,
)
from articles.admin.read_only import (
    AddressAdmin,
    DecisionAdmin,
    EditionAdmin,
    SnapshotAdmin,
    StoryAdmin,
)
from articles.admin.reader_report import ReaderReportAdmin
from articles.admin.site_pages.masthead import MastheadAdmin
from articles.admin.site_pages.page import PageAdmin
from articles.admin.site_pages.proposal import ProposalAdmin
from articles.admin.user import GroupAdmin, UserAdmin

__all__ = [
    "AddressAdmin",
    "ArticleAdmin",
    "CountryOrganisationAdmin",
    "DecisionAdmin",
    "EditionAdmin",
    "GroupAdmin",
    "ImageAdmin",
    "LabelAdmin",
    "MastheadAdmin",
    "PageAdmin",
    "ProposalAdmin",
    "ReaderReportAdmin",
    "SnapshotAdmin",
    "SourceAdmin",
    "StoryAdmin",
    "UserAdmin",
]
