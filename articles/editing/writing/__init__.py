"""Writing: begin, change, revise, translate, restore; and every save is kept.

Labels, too: made by their names, merged, renamed."""

from articles.editing.writing.closed_language import (
    LANGUAGE_CLOSED as LANGUAGE_CLOSED,
    refuse_closed_language as refuse_closed_language,
    why_closed as why_closed,
)
from articles.editing.writing.confirming import confirm as confirm
from articles.editing.writing.following import (
    Behind as Behind,
    bases as bases,
    behind as behind,
    follow_edition as follow_edition,
)
from articles.editing.writing.label_merging import (
    merge as merge,
    refusal_of_merging as refusal_of_merging,
    separate as separate,
    state_of as state_of,
    to_merge as to_merge,
    to_separate as to_separate,
)
from articles.editing.writing.label_records import came_by as came_by
from articles.editing.writing.naming import (
    called as called,
    free_slug as free_slug,
    make as make,
    note_new as note_new,
    with_free_slugs as with_free_slugs,
)
from articles.editing.writing.renaming import (
    followed as followed,
    printed_in as printed_in,
    renamed as renamed,
    succeed as succeed,
    successor_of as successor_of,
    with_former_names as with_former_names,
)
from articles.editing.writing.restoring import (
    Restored as Restored,
    missing_of as missing_of,
    restorable as restorable,
    restore as restore,
)
from articles.editing.writing.saving import (
    add_version as add_version,
    begin as begin,
    change as change,
    stale as stale,
)
from articles.editing.writing.standing_version import (
    FIRST as FIRST,
    stand as stand,
    taking_over as taking_over,
)
from articles.editing.writing.translating import (
    languages_without as languages_without,
    translate as translate,
)
from articles.editing.writing.versions import (
    NOTHING_SAID as NOTHING_SAID,
    continue_with as continue_with,
    revise as revise,
)
from articles.editing.writing.word_pairs import (
    MAY_PAIR as MAY_PAIR,
    alias_of as alias_of,
    end_pair as end_pair,
    pair_words as pair_words,
)
