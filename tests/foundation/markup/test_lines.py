"""A body becomes lines that show a reader's text and its markup."""

from articles.foundation.markup.lines import Lines, text_of


def test_headings_items_and_links_are_seen():
    html = '<h2>Titel</h2><p>Ein <a href="https://a.example/">Link</a>.</p>'
    assert text_of(html) == "## Titel\nEin Link <https://a.example/>."
    assert text_of("<ul><li><p>Eins</p></li><li><p>Zwei</p></li></ul>") == (
        "- Eins\n- Zwei"
    )


def test_breaks_cells_and_languages_are_seen():
    assert text_of("<p>Eins<br>Zwei</p>") == "Eins\nZwei"
    table = "<table><tbody><tr><td>A</td><td>B</td></tr></tbody></table>"
    assert text_of(table) == "| A| B"
    assert text_of('<p>Das <span lang="en">Board</span></p>') == "Das [en] Board"


def test_a_text_without_any_tag_is_one_line():
    assert text_of("Nur &amp; Text") == "Nur & Text"
    assert text_of("") == text_of("<p></p><p> </p>") == ""


def test_each_line_knows_its_own_tags_and_no_others():
    html = "<p>Ein <strong>Wort</strong></p><ol><li>Punkt</li></ol>"
    assert Lines(html).lines == [
        ("Ein Wort", "<p>Ein <strong>Wort</strong>"),
        ("- Punkt", "ol<li>Punkt"),
    ]


def test_a_picture_is_a_line_of_its_own_with_what_the_text_says_of_it():
    key = "5a0cb1a5-6a3c-4b0e-9c0f-1f2e3d4c5b6a"
    html = (
        f'<p>Vor</p><img data-image="{key}" data-caption="Der &amp; Kran"><p>Nach</p>'
    )
    assert text_of(html, {key: "Kran"}) == "Vor\n[Bild: Kran – Der & Kran]\nNach"
    assert text_of(html).splitlines()[1] == f"[Bild: {key} – Der & Kran]"
    assert text_of(f'<img data-image="{key}">', {key: "Kran"}) == "[Bild: Kran]"
