"""The rich text editor writes in a browser what is meant, and loses nothing."""

import pytest
from playwright.sync_api import expect

from articles.domain.content import content_of
from articles.foundation.markup import (
    ATTRIBUTES,
    FIGURE_ATTRIBUTES as FIGURE,
    TAGS,
    clean_html,
)
from tests.browser.support.editing import open_form

WORDS = {
    "de": {
        "heading": "Zwischenüberschrift",
        "link": "Link",
        "address": "Adresse",
        "table": "Tabelle einfügen",
        "caption": "Beschriftung",
        "column": "Spalte dahinter einfügen",
        "language": "Sprache",
        "undo": "Rückgängig",
    },
    "en": {
        "heading": "Heading",
        "link": "Link",
        "address": "Address",
        "table": "Insert a table",
        "caption": "Caption",
        "column": "Add a column after this one",
        "language": "Language",
        "undo": "Undo",
    },
}
WRITTEN = """\
<h2>Titel</h2>
<p>Ein <a href="https://www.example.org/">Verweis</a> <span lang="fr">un mot</span></p>
<p>eingefügt</p>
<table>
<caption>Zahlen</caption>
<thead>
<tr><th scope="col">A</th><th scope="col"></th></tr>
</thead>
<tbody>
<tr><td></td><td></td></tr>
</tbody>
</table>"""
# As an import, an older editor and the editor itself write it, all mixed.
FULL = """\
<h2>Zwischentitel</h2>
<p>Ein <em>Absatz</em> mit <strong>Beto<em>nung</em></strong>, 5&nbsp;&lt;&nbsp;6 &amp;
<a lang="en" href="https://example.org/?a=1&amp;b=2" hreflang="en">a
link</a>.<br>H<sub>2</sub>O, m<sup>2</sup>, <span lang="en">words
<em lang="fr">et mots</em></span> <q>Zitat</q>
<cite>Werk</cite></p>
<ul>
<li>Eins</li>
<li>Zwei<ul><li>Zwei a</li><li><p>Absatz</p><p>noch einer</p></li></ul></li>
</ul><ol start="3"><li lang="en">three</li></ol>
<blockquote><p lang="en" dir="ltr">English</p></blockquote><hr>
<table lang="en"><caption>A <em>table</em></caption><thead><tr><th scope="col">A</th>
<th scope="col">B</th></tr></thead><tbody><tr><td colspan="2">1</td></tr>
<tr><th scope="row">x</th><td><p>y</p></td></tr></tbody><tfoot><tr><td>s</td>
<td></td></tr></tfoot></table>
<p lang="ar" dir="rtl">نص</p>"""
LOST = {
    '<tbody lang="en">': "<table><tbody><tr><td>1</td></tr></tbody>"
    "<tbody lang=en><tr><td>2</td></tr></tbody></table>",
    '<thead dir="ltr">': "<table><thead dir=ltr><tr><td>1</td></tr></thead></table>",
    '<a lang="en">': '<p><a lang="en">Verweis ohne Ziel</a></p>',
    "that the editor would change": "<ul>Text ohne Punkt<li>Punkt</li></ul>",
}


def plain(html):
    """Return `html` without the white space that makes no difference."""
    return " ".join(html.split()).replace("> <", "><")


def write_words(form, words):
    form.do(words["heading"])
    form.page.keyboard.type("Titel")
    form.press("Enter")
    form.page.keyboard.type("Ein Verweis")
    form.press("Control+Shift+ArrowLeft")
    form.do(words["link"])
    form.give_and_go_on(**{words["address"]: "www.example.org/"})
    form.press("End")
    form.page.keyboard.type(" un mot")
    form.press("Control+Shift+ArrowLeft", "Control+Shift+ArrowLeft")
    form.do(words["language"])
    form.page.get_by_role("dialog").get_by_role("combobox").select_option("fr")
    form.give_and_go_on()
    form.press("End", "Enter")


def make_table(form, words):
    form.do(words["table"])
    for box in form.page.get_by_role("dialog").get_by_role("spinbutton").all():
        box.fill("2")
    form.give_and_go_on(**{words["caption"]: "Zahlen"})
    form.page.keyboard.type("A")
    form.do(words["column"])
    assert form.html.count('<th scope="col">') == 3
    form.do(words["undo"])


@pytest.mark.wcag("11.8.1", "11.8.2", on="desk")
@pytest.mark.parametrize("language", WORDS)
def test_s30_a_text_is_written_with_all_that_the_toolbar_has(
    new_context, base_url, language
):
    form = open_form(new_context(locale=language), base_url)
    form.empty()
    write_words(form, WORDS[language])
    form.paste("<p>eingefügt</p>")
    form.press("Enter")
    make_table(form, WORDS[language])
    form.expect_html(WRITTEN)
    assert form.save().body == WRITTEN


@pytest.mark.wcag("11.8.3", on="desk")
def test_a_text_that_nobody_touches_is_saved_as_it_was(new_context, base_url):
    form = open_form(new_context(), base_url, FULL)
    stored = form.article.body
    before = content_of(form.article), form.article.lock
    expect(form.text).to_be_visible()
    form.enter("Zwischentitel")
    form.page.keyboard.type("Hin")
    form.press(*["Backspace"] * 3)
    assert form.html == stored
    after = form.save()
    assert (after.body, content_of(after), after.lock) == (stored, *before)
    assert after.snapshots.count() == 1


def test_a_change_at_one_place_leaves_the_rest_as_it_was(new_context, base_url):
    form = open_form(new_context(), base_url, FULL)
    form.enter("Zwischentitel")
    form.page.keyboard.type("Der ")
    assert plain(form.html) == plain(FULL.replace("Zwischentitel", "Der Zwischentitel"))
    assert clean_html(form.html) == form.html
    assert form.save().body == form.html


@pytest.mark.variants
@pytest.mark.parametrize(("told", "body"), LOST.items())
def test_what_the_editor_would_lose_is_shown_as_html(new_context, base_url, told, body):
    form = open_form(new_context(locale="en"), base_url, body)
    note = form.page.get_by_text("so it is shown as HTML")
    expect(note).to_contain_text(told)
    expect(form.field).to_be_visible()
    expect(form.field).to_have_accessible_description(note.inner_text())
    expect(form.text).to_have_count(0)
    stored = form.article.body
    assert form.html == stored
    assert form.save().body == stored


RENDERED = """async () => {
  const { getSchema, pm } = await import("/static/django_prose_editor/editor.js");
  const { EXTENSIONS } = await import("/static/articles/rich-text/schema.js");
  const schema = getSchema(EXTENSIONS);
  const values = { section: "tfoot", level: 3, href: "https://example.org/" };
  const filled = ({ attrs = {} }) =>
    Object.fromEntries(Object.keys(attrs).map((name) => [name, values[name] ?? 2]));
  const nodes = Object.values(schema.nodes)
    .filter(({ spec }) => spec.toDOM)
    .map((type) => type.create(filled(type)));
  const marked = Object.values(schema.marks)
    .map((type) => schema.text("x", [type.create(filled(type))]));
  const serializer = pm.model.DOMSerializer.fromSchema(schema);
  return [...nodes, ...marked]
    .map((node) => serializer.serializeNode(node))
    .map((element) => [element.localName, element.getAttributeNames()]);
}"""


def test_the_editor_holds_what_the_one_allow_list_lets_through(new_context, base_url):
    form = open_form(new_context(), base_url)
    expect(form.text).to_be_visible()
    elements = form.page.evaluate(RENDERED)
    for name, attributes in elements:
        if name == "img":
            assert set(attributes) == FIGURE
            continue
        written = {it for it in attributes if not it.startswith("data-")}
        assert written == ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
    # These it writes where they belong: see the tests of a table.
    others = {"h2", "h4", "caption", "thead", "tbody", "tfoot"}
    assert {name for name, _attributes in elements} | others == TAGS | {"img"}
