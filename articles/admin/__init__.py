"""The desk's pages, by noun: articles and pictures have rooms of their own.

Plain and safe: they select, call a verb and report; they decide nothing."""

from articles.admin.article_admin.page import ArticleAdmin as ArticleAdmin
from articles.admin.image.page import ImageAdmin as ImageAdmin
from articles.admin.label.house_words import HouseWordAdmin as HouseWordAdmin
from articles.admin.label.kinds import (
    CountryOrganisationAdmin as CountryOrganisationAdmin,
    SourceAdmin as SourceAdmin,
)
from articles.admin.label.page import LabelAdmin as LabelAdmin
from articles.admin.records.read_only import (
    AddressAdmin as AddressAdmin,
    DecisionAdmin as DecisionAdmin,
    EditionAdmin as EditionAdmin,
    SnapshotAdmin as SnapshotAdmin,
    StoryAdmin as StoryAdmin,
)
from articles.admin.records.reader_report import ReaderReportAdmin as ReaderReportAdmin
from articles.admin.site_pages.dossier import DossierAdmin as DossierAdmin
from articles.admin.site_pages.page import (
    MastheadAdmin as MastheadAdmin,
    PageAdmin as PageAdmin,
)
from articles.admin.site_pages.proposal import ProposalAdmin as ProposalAdmin
from articles.admin.users.user import GroupAdmin as GroupAdmin, UserAdmin as UserAdmin
from articles.admin.watching.feed_page import SourceFeedAdmin as SourceFeedAdmin
from articles.admin.watching.rule_page import InboxRuleAdmin as InboxRuleAdmin
