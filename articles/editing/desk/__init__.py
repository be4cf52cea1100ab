"""The desk as a whole: its site, the groups of its pages, and the guide to them."""

from articles.editing.desk.chapters import chapter_about as chapter_about
from articles.editing.desk.guide import (
    PICTURE as PICTURE,
    chapters as chapters,
    first_page as first_page,
    language_near as language_near,
    languages as languages,
    picture_path as picture_path,
    whole as whole,
)
from articles.editing.desk.navigation import may_see_operation as may_see_operation
from articles.editing.desk.unseen import (
    is_following as is_following,
    note_opened as note_opened,
    note_report_opened as note_report_opened,
    unseen_in as unseen_in,
)
