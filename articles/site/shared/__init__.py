"""Code shared by pages and feeds: frame, paging, caching, corrections, look."""

from articles.site.shared import cache_report as cache_report
from articles.site.shared.addresses import (
    ARCHIVE as ARCHIVE,
    ARTICLES as ARTICLES,
    CORRECTIONS as CORRECTIONS,
    DEADLINES as DEADLINES,
    absolute as absolute,
)
from articles.site.shared.ai_notes import (
    ai_note as ai_note,
    source_of_text as source_of_text,
    sources_of_pictures as sources_of_pictures,
)
from articles.site.shared.cache_report import tells_all as tells_all
from articles.site.shared.corrections import (
    Changes as Changes,
    all_corrections as all_corrections,
    changes_of as changes_of,
    corrections_among as corrections_among,
    corrections_of as corrections_of,
    shown_of as shown_of,
    withdrawals as withdrawals,
)
from articles.site.shared.deadlines import (
    deadlines_of as deadlines_of,
    lasting_lines as lasting_lines,
    next_line as next_line,
    shown_deadline as shown_deadline,
)
from articles.site.shared.documents import (
    Attached as Attached,
    documents_of as documents_of,
)
from articles.site.shared.frame import (
    FOR_PROXIES as FOR_PROXIES,
    NOT_LISTED as NOT_LISTED,
    FeedLink as FeedLink,
    Head as Head,
    alternates as alternates,
    is_public as is_public,
    keep_fresh as keep_fresh,
    other_languages as other_languages,
    page as page,
    printed as printed,
    public_view as public_view,
    sections as sections,
    translated as translated,
)
from articles.site.shared.further_parts import (
    brought_parts as brought_parts,
    facts_of as facts_of,
)
from articles.site.shared.headlines import (
    SAID as SAID,
    teased as teased,
    unbroken as unbroken,
    unbroken_marked as unbroken_marked,
)
from articles.site.shared.http.alike import in_all_languages as in_all_languages
from articles.site.shared.http.conditional import (
    by_revision as by_revision,
    revision_of as revision_of,
)
from articles.site.shared.http.encodings import (
    CODINGS as CODINGS,
    LEAST as LEAST,
    preferred as preferred,
    quickly as quickly,
)
from articles.site.shared.http.secret_links import (
    found_by_secret as found_by_secret,
    kept_secret as kept_secret,
)
from articles.site.shared.label_names import (
    foreign as foreign,
    in_active_language as in_active_language,
    in_language as in_language,
    named_in as named_in,
)
from articles.site.shared.masthead_footer import (
    Standing as Standing,
    standing as standing,
)
from articles.site.shared.paging import (
    EPOCH as EPOCH,
    PAGE_SIZE as PAGE_SIZE,
    Place as Place,
    slice_of as slice_of,
)
from articles.site.shared.static_files.collecting import (
    collect as collect,
    static_files as static_files,
)
from articles.site.shared.static_files.comparing import differing as differing
from articles.site.shared.static_files.theme_files import (
    check_look as check_look,
    require_collected as require_collected,
)
from articles.site.shared.static_files.whole import (
    WholeStaticFilesStorage as WholeStaticFilesStorage,
)
from articles.site.shared.xml import (
    XML_TYPE as XML_TYPE,
    LegalXMLGenerator as LegalXMLGenerator,
    items_of as items_of,
    legal as legal,
)
