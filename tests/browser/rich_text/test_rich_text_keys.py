"""Keys in the text do what they do elsewhere, and never to another field."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.editing import open_form

TABLE = (
    "<p>Davor</p>\n<table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n</tbody>\n</table>"
)


def click(place):
    place.click()
    # The editor takes the click's place for the cursor a little after the click.
    place.page.wait_for_timeout(200)


@pytest.mark.wcag("2.1.1", "2.1.2", on="desk")
def test_tab_leads_through_the_cells_of_a_table_and_escape_out_of_it(
    new_context, base_url
):
    form = open_form(new_context(locale="de"), base_url, TABLE)
    click(form.text.get_by_role("cell").first)
    form.press("Tab")
    form.page.keyboard.type("zwei")
    form.press("Shift+Tab")
    form.page.keyboard.type("eins")
    form.press("Tab", "Tab")
    expect(form.text).to_be_focused()
    form.page.keyboard.type("drei")
    filled = TABLE.replace(
        "<td>a</td><td>b</td></tr>",
        "<td>eins</td><td>zwei</td></tr>\n<tr><td>drei</td><td></td></tr>",
    )
    form.expect_html(filled)
    # Nobody is held: neither at its beginning, nor anywhere.
    form.press("Escape", "Tab")
    expect(form.text).not_to_be_focused()
    form.press("Shift+Tab")
    expect(form.text).to_be_focused()
    click(form.text.get_by_role("cell").first)
    form.press("Shift+Tab")
    expect(form.text).not_to_be_focused()
    for name in ("title", "url", "dated"):
        fields = form.page.locator(f"[name^=further_reading-][name$={name}]")
        assert {field.input_value() for field in fields.all()} <= {""}
    assert form.html == filled


def test_signs_typed_at_the_beginning_of_a_line_make_of_it_what_one_wants(
    new_context, base_url
):
    typed = ["## Titel", "- Punkt", "Text"]
    form = open_form(new_context(), base_url)

    def write(form):
        form.text.click()
        for line in typed:
            form.page.keyboard.type(line)
            form.press("Enter", "Enter")

    write(form)
    form.expect_html("<p>## Titel</p>\n<p></p>\n<p>- Punkt</p>\n<p></p>\n<p>Text</p>")
    author = form.article.author
    author.has_typed_marks = True
    author.save()
    form.save()
    form.page.reload()
    form.empty()
    write(form)
    form.expect_html(
        "<h2>Titel</h2>\n<p></p>\n<ul>\n<li>Punkt</li>\n</ul>\n<p>Text</p>"
    )
