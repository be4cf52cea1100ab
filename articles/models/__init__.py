"""The newsroom's nouns, one file each (parts and records share theirs).

Import them from here."""

from articles.models.address import Address
from articles.models.article import Article
from articles.models.asking import Mostly, OneOfFew
from articles.models.beginning import Bytewise, WebAddress, beginning
from articles.models.catalogue_copy import CatalogueCopy
from articles.models.category import Category
from articles.models.country_organisation import CountryOrganisation
from articles.models.edition import CameAs, Edition
from articles.models.fields import WebAddressValidator
from articles.models.figure import Figure
from articles.models.freezing import frozen
from articles.models.given import given
from articles.models.image import EXPIRING, Image
from articles.models.key_counter import SITE, KeyCounter
from articles.models.kinds import KINDS, PRINTED, LabelKind
from articles.models.label import Label
from articles.models.label_notes import FormerSlug, LabelDecision, NewLabel
from articles.models.parts import (
    ArticleCategory,
    ArticleCountry,
    ArticleTopic,
    Attribution,
    FurtherReading,
    Part,
)
from articles.models.printed_part import PrintedPart
from articles.models.reach.article_reach import ArticleReach, DayReach
from articles.models.reach.feed_subscribers import FeedSubscribers
from articles.models.reach.missed_search import MissedSearch
from articles.models.reader_report import ReaderReport
from articles.models.record.deeds import RecordedDeed
from articles.models.record.entry import RecordEntry
from articles.models.records import (
    FEATURE,
    OTHER_DEEDS,
    STILL_RIGHT,
    Decision,
    Erasure,
    Snapshot,
)
from articles.models.related_choice import RelatedChoice
from articles.models.site_pages.masthead import Masthead
from articles.models.site_pages.page import LEGAL, Page, PageKind
from articles.models.site_pages.proposal import (
    MASTHEAD,
    SHARED,
    Proposal,
    ProposalAct,
    kind_of_shared,
    kinds_seen_by,
)
from articles.models.site_revision import (
    SOON,
    SiteRevision,
    atomic,
    bump,
    bump_if,
    counted,
    note_edition,
    note_keys,
)
from articles.models.source import Source
from articles.models.story import Story
from articles.models.strangers.allowance import Allowance
from articles.models.strangers.carried_form import CarriedForm
from articles.models.topic import Topic
from articles.models.user import DeskSession, User
from articles.models.visibility import (
    once_public_in_text,
    public_in_text,
    sees_all,
)

__all__ = [
    "EXPIRING",
    "FEATURE",
    "KINDS",
    "LEGAL",
    "MASTHEAD",
    "OTHER_DEEDS",
    "PRINTED",
    "SHARED",
    "SITE",
    "SOON",
    "STILL_RIGHT",
    "Address",
    "Allowance",
    "Article",
    "ArticleCategory",
    "ArticleCountry",
    "ArticleReach",
    "ArticleTopic",
    "Attribution",
    "Bytewise",
    "CameAs",
    "CarriedForm",
    "CatalogueCopy",
    "Category",
    "CountryOrganisation",
    "DayReach",
    "Decision",
    "DeskSession",
    "Edition",
    "Erasure",
    "FeedSubscribers",
    "Figure",
    "FormerSlug",
    "FurtherReading",
    "Image",
    "KeyCounter",
    "Label",
    "LabelDecision",
    "LabelKind",
    "Masthead",
    "MissedSearch",
    "Mostly",
    "NewLabel",
    "OneOfFew",
    "Page",
    "PageKind",
    "Part",
    "PrintedPart",
    "Proposal",
    "ProposalAct",
    "ReaderReport",
    "RecordEntry",
    "RecordedDeed",
    "RelatedChoice",
    "SiteRevision",
    "Snapshot",
    "Source",
    "Story",
    "Topic",
    "User",
    "WebAddress",
    "WebAddressValidator",
    "atomic",
    "beginning",
    "bump",
    "bump_if",
    "counted",
    "frozen",
    "given",
    "kind_of_shared",
    "kinds_seen_by",
    "note_edition",
    "note_keys",
    "once_public_in_text",
    "public_in_text",
    "sees_all",
]
