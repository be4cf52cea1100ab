"""Blocks of two languages stand beside each other in their order, or whole parts do."""

from articles.editing.comparing import paired

GERMAN = "<p>Eins.</p><h2>Der Hafen</h2><p>Zwei.</p><ul><li>Ost</li></ul>"
ENGLISH = "<p>One.</p><h2>The harbour</h2><p>Two.</p><ul><li>East</li></ul>"


def test_texts_of_one_structure_are_paired_block_by_block():
    found = paired(GERMAN, ENGLISH)
    assert found.is_alike
    assert found.rows == [
        ("<p>Eins.</p>", "<p>One.</p>"),
        ("<h2>Der Hafen</h2>", "<h2>The harbour</h2>"),
        ("<p>Zwei.</p>", "<p>Two.</p>"),
        ("<ul><li>Ost</li></ul>", "<ul><li>East</li></ul>"),
    ]


def test_below_paired_headings_a_part_that_differs_stays_whole():
    found = paired(GERMAN, ENGLISH.replace("<p>Two.</p>", "<p>Two.</p><p>More.</p>"))
    assert not found.is_alike
    assert found.rows == [
        ("<p>Eins.</p>", "<p>One.</p>"),
        ("<h2>Der Hafen</h2>", "<h2>The harbour</h2>"),
        (
            "<p>Zwei.</p><ul><li>Ost</li></ul>",
            "<p>Two.</p><p>More.</p><ul><li>East</li></ul>",
        ),
    ]


def test_a_paragraph_is_never_paired_with_a_list():
    found = paired("<p>Eins.</p>", "<ul><li>One</li></ul>")
    assert found.rows == [("<p>Eins.</p>", "<ul><li>One</li></ul>")]
    assert not found.is_alike


def test_texts_with_other_headings_stand_side_by_side_as_a_whole():
    for other in ("<p>One.</p><p>Two.</p>", ENGLISH.replace("h2", "h3"), ""):
        found = paired(GERMAN, other)
        assert (found.rows, found.is_alike) == ([(GERMAN, other)], False)


def test_nothing_is_lost_but_blanks_between_blocks():
    for one, other in ((GERMAN, ENGLISH), (GERMAN, GERMAN + "<p>Drei.</p>"), ("", "")):
        rows = paired(one, other).rows
        assert "".join(left for left, _right in rows) == one
        assert "".join(right for _left, right in rows) == other
