"""The newsroom's nouns. Large ones have a file each, small ones share one.

Import them from here."""

from articles.models.accounts.desk_session import DeskSession as DeskSession
from articles.models.accounts.identity import Identity as Identity
from articles.models.accounts.storage_limits import (
    Allowance as Allowance,
    CarriedForm as CarriedForm,
    TypedCopy as TypedCopy,
)
from articles.models.accounts.user import User as User
from articles.models.articles.ai_use import AiDeed as AiDeed, AiUse as AiUse
from articles.models.articles.article import Article as Article
from articles.models.articles.article_rules import (
    frozen as frozen,
    sees_all as sees_all,
)
from articles.models.articles.attachment import Attachment as Attachment
from articles.models.articles.call_facts import CallFacts as CallFacts
from articles.models.articles.deadline import Deadline as Deadline
from articles.models.articles.document import (
    Document as Document,
    DocumentKind as DocumentKind,
)
from articles.models.articles.figure import Figure as Figure
from articles.models.articles.parts import (
    ArticleCategory as ArticleCategory,
    ArticleCountry as ArticleCountry,
    ArticlePart as ArticlePart,
    ArticleTopic as ArticleTopic,
    Attribution as Attribution,
    FurtherReading as FurtherReading,
    Part as Part,
)
from articles.models.articles.printed_part import PrintedPart as PrintedPart
from articles.models.articles.related_choice import RelatedChoice as RelatedChoice
from articles.models.articles.stages import (
    Accessibility as Accessibility,
    Applicant as Applicant,
)
from articles.models.articles.visibility import (
    once_public_in_text as once_public_in_text,
    public_in_text as public_in_text,
)
from articles.models.audit.deeds import RecordedDeed as RecordedDeed
from articles.models.audit.doctor_finding import DoctorFinding as DoctorFinding
from articles.models.audit.entry import RecordEntry as RecordEntry
from articles.models.audit.label_notes import (
    LabelDecision as LabelDecision,
    LabelSlug as LabelSlug,
    NewLabel as NewLabel,
)
from articles.models.editions.address import Address as Address
from articles.models.editions.edition import (
    CameAs as CameAs,
    Edition as Edition,
    Story as Story,
)
from articles.models.editions.embargo import Embargo as Embargo
from articles.models.fields import (
    WebAddressValidator as WebAddressValidator,
    Words as Words,
    WordsField as WordsField,
    WordsWidget as WordsWidget,
    cleaned as cleaned,
    desk_choices as desk_choices,
    foreign_language as foreign_language,
    given as given,
    given_words as given_words,
    linked_languages as linked_languages,
    order_of_words as order_of_words,
    shown_words as shown_words,
    with_unasked as with_unasked,
    words_in as words_in,
)
from articles.models.images.image import EXPIRING as EXPIRING, Image as Image
from articles.models.inbox.feed_day import (
    YIELD_DAYS as YIELD_DAYS,
    FeedDay as FeedDay,
    first_day as first_day,
)
from articles.models.inbox.inbox_item import (
    EXCERPT as EXCERPT,
    KEY as KEY,
    FormerItem as FormerItem,
    InboxItem as InboxItem,
    ItemCluster as ItemCluster,
    ItemSender as ItemSender,
    ItemState as ItemState,
    UsualReason as UsualReason,
)
from articles.models.inbox.inbox_rule import (
    InboxRule as InboxRule,
    RuleAct as RuleAct,
    RuleField as RuleField,
    SuggestionPractice as SuggestionPractice,
)
from articles.models.inbox.incoming import (
    Errand as Errand,
    ErrandKind as ErrandKind,
    ErrandState as ErrandState,
    MailedFile as MailedFile,
)
from articles.models.inbox.likeness import (
    ArticleTrace as ArticleTrace,
    InboxMemory as InboxMemory,
    ItemFact as ItemFact,
    ItemVector as ItemVector,
    NotSame as NotSame,
    TraceKind as TraceKind,
)
from articles.models.inbox.source_feed import (
    ASKED as ASKED,
    MOVES as MOVES,
    MOVING as MOVING,
    FeedStanding as FeedStanding,
    FeedState as FeedState,
    SourceFeed as SourceFeed,
    SourceTerms as SourceTerms,
    Terms as Terms,
    Way as Way,
)
from articles.models.labels.dossier import (
    DOSSIERS as DOSSIERS,
    WITH_DOSSIER as WITH_DOSSIER,
    Dossier as Dossier,
    labels_of as labels_of,
    with_labels as with_labels,
)
from articles.models.labels.house_word import (
    AvoidedWord as AvoidedWord,
    HouseWord as HouseWord,
)
from articles.models.labels.kinds import (
    KINDS as KINDS,
    PRINTED as PRINTED,
    LabelKind as LabelKind,
)
from articles.models.labels.label import Label as Label
from articles.models.labels.source import Source as Source
from articles.models.labels.subjects import (
    Category as Category,
    CountryOrganisation as CountryOrganisation,
    Topic as Topic,
)
from articles.models.labels.word_pair import (
    LONGEST_WORDS as LONGEST_WORDS,
    WordPair as WordPair,
)
from articles.models.post.alert import (
    CHOSEN as CHOSEN,
    Alert as Alert,
    AlertRequest as AlertRequest,
    Rhythm as Rhythm,
    Subscriber as Subscriber,
    SuppressedAddress as SuppressedAddress,
)
from articles.models.post.alert_letter import (
    AlertLetter as AlertLetter,
    LetterState as LetterState,
)
from articles.models.post.reader_report import (
    LONGEST_REPORT as LONGEST_REPORT,
    MAY_ANSWER as MAY_ANSWER,
    ReaderReport as ReaderReport,
    due_day as due_day,
    report_name as report_name,
)
from articles.models.post.taken_mail import TakenMail as TakenMail
from articles.models.post.tip import Tip as Tip
from articles.models.queries.prefixes import (
    Bytewise as Bytewise,
    WebAddress as WebAddress,
    beginning as beginning,
)
from articles.models.queries.querysets import Mostly as Mostly, OneOfFew as OneOfFew
from articles.models.records import (
    FEATURE as FEATURE,
    HIDE as HIDE,
    OTHER_DEEDS as OTHER_DEEDS,
    SHOW as SHOW,
    STILL_RIGHT as STILL_RIGHT,
    Decision as Decision,
    Erasure as Erasure,
    Snapshot as Snapshot,
)
from articles.models.site.key_counter import SITE as SITE, KeyCounter as KeyCounter
from articles.models.site.old_address import (
    LeadsTo as LeadsTo,
    OldAddress as OldAddress,
)
from articles.models.site.old_paths import (
    LONGEST_PATH as LONGEST_PATH,
    as_stored as as_stored,
    decoded_path as decoded_path,
    is_noise as is_noise,
    pairs_of as pairs_of,
    plain_query as plain_query,
)
from articles.models.site.site_revision import (
    SOON as SOON,
    CatalogueCopy as CatalogueCopy,
    SiteRevision as SiteRevision,
    atomic as atomic,
    bump as bump,
    bump_if as bump_if,
    counted as counted,
    note_edition as note_edition,
    note_keys as note_keys,
)
from articles.models.site_pages.masthead import Masthead as Masthead
from articles.models.site_pages.page import (
    KIND_ONCE as KIND_ONCE,
    LEGAL as LEGAL,
    Page as Page,
    PageKind as PageKind,
)
from articles.models.site_pages.proposal import (
    DOSSIER as DOSSIER,
    MASTHEAD as MASTHEAD,
    SHARED as SHARED,
    Proposal as Proposal,
    ProposalAct as ProposalAct,
    kind_of_shared as kind_of_shared,
    kinds_seen_by as kinds_seen_by,
)
from articles.models.statistics.article_reach import (
    ArticleReach as ArticleReach,
    DayReach as DayReach,
)
from articles.models.statistics.feed_subscribers import (
    FeedSubscribers as FeedSubscribers,
)
from articles.models.statistics.missed_search import MissedSearch as MissedSearch
from articles.models.together.assignment import (
    LONGEST_BRIEF as LONGEST_BRIEF,
    Assignment as Assignment,
    AssignmentEnd as AssignmentEnd,
    AssignmentRole as AssignmentRole,
    asked_of as asked_of,
)
from articles.models.together.comment import (
    LONGEST_COMMENT as LONGEST_COMMENT,
    LONGEST_QUOTE as LONGEST_QUOTE,
    Comment as Comment,
    CommentMention as CommentMention,
)
from articles.models.together.desk_notice import (
    DeskNotice as DeskNotice,
    Follow as Follow,
    Mailing as Mailing,
    NoticeSettings as NoticeSettings,
    told_before as told_before,
)
from articles.models.together.review_link import (
    DECIDING as DECIDING,
    LONGEST_ANSWER as LONGEST_ANSWER,
    MOST_DAYS as MOST_DAYS,
    GuestAnswer as GuestAnswer,
    GuestVerdict as GuestVerdict,
    ReviewLink as ReviewLink,
)
