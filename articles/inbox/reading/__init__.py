"""Reads the answers of sources: feeds, pages, lists of feeds. Pure functions of bytes,
without model or network."""

from articles.inbox.reading.answer import read as read
from articles.inbox.reading.moments import (
    EmbargoLine as EmbargoLine,
    embargo_in as embargo_in,
    parsed as parsed,
)
from articles.inbox.reading.opml import (
    FeedList as FeedList,
    Outline as Outline,
    read_opml as read_opml,
    write_opml as write_opml,
)
from articles.inbox.reading.pages import (
    Candidate as Candidate,
    Link as Link,
    PageText as PageText,
    discover as discover,
    main_text as main_text,
    pages_in as pages_in,
)
from articles.inbox.reading.plain import cut as cut, shortened as shortened
from articles.inbox.reading.shapes import (
    MOST_ENTRIES as MOST_ENTRIES,
    NO_FEED as NO_FEED,
    Enclosure as Enclosure,
    Entry as Entry,
    NotAFeed as NotAFeed,
    Reading as Reading,
    Remark as Remark,
    why_no_feed as why_no_feed,
)
