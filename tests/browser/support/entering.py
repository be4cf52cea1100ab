"""Fill in the form of a new article as its author would: choose, paste, type."""

from datetime import datetime

from playwright.sync_api import expect

from articles.models import Article

# A page with all its parts, from an unknown source.
DOCUMENT = """\
Häfen messen ihre Ströme gemeinsam

12.03.2026 | Bi-/Multilaterales, Infrastrukturen

Drei Häfen messen, wie schnell das Wasser an ihren Kais vorbeifließt.

Ihre Zahlen stehen allen offen.

Zum Nachlesen

- Hafenblatt Beispiel (11.03.26): [Was die Häfen messen](https://hafen.example/1)

Quelle: Verein der Musterhäfen

Redaktion: 12.03.2026 von Erika Muster, Musterbüro

Länder / Organisationen: EU, Norwegen

Themen: Innovation, Netzwerke
"""


def paste(field, **data: str) -> None:
    """Paste as the keys would: the data in each format, and its plain text."""
    field.evaluate(
        """(field, data) => {
          const clipboardData = new DataTransfer();
          for (const [type, text] of Object.entries(data)) {
            clipboardData.setData(`text/${type}`, text);
          }
          const options = { clipboardData, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent("paste", options));
          field.setRangeText(data.plain, field.value.length, field.value.length, "end");
          const kind = { inputType: "insertFromPaste", bubbles: true };
          field.dispatchEvent(new InputEvent("input", kind));
        }""",
        data,
    )


def chosen(page, field: str) -> list[str]:
    options = page.locator(f"#id_{field} option:checked")
    return [text.strip() for text in options.all_text_contents()]


def choose(page, field: str, *names: str) -> None:
    """Click into a field, then type each name at once and press Enter."""
    page.locator(f"#id_{field} + .select2-container .select2-selection").click()
    # Nobody types before the cursor is there; such keys would go nowhere.
    search = page.locator(".select2-container--open .select2-search__field")
    expect(search).to_be_focused()
    for name in names:
        before = chosen(page, field)
        page.keyboard.type(name)
        assert page.evaluate("document.activeElement.value") == name
        page.keyboard.press("Enter")
        page.wait_for_function(
            "([field, count]) => document.querySelectorAll("
            "`#id_${field} option:checked[value]:not([value=''])`).length > count",
            arg=[field, len([one for one in before if one])],
        )


def paste_document(page, document: str) -> None:
    page.locator("[popovertarget=pasting]").click()
    paste(page.locator("[name=document]"), plain=document)
    page.wait_for_selector(".pasted")


def type_document(page, document: str) -> None:
    """Type all parts of a page into the form, with a new name for its source."""
    headline, dated, *text = [line for line in document.splitlines() if line.strip()]
    day, categories = dated.split(" | ")
    foot = text.index("Zum Nachlesen")
    body, reading = text[:foot], text[foot + 1]
    named = dict(line.split(": ", 1) for line in text[foot + 2 :] if ": " in line)
    page.locator("#id_headline").click()
    page.keyboard.type(headline)
    page.locator("#id_body_editor").click()
    for paragraph in body:
        page.keyboard.insert_text(paragraph)
        page.keyboard.press("Enter")
    page.locator("#cite-further_reading").click()
    paste(page.locator("#cite-further_reading"), plain=reading)
    expect(page.locator("#id_further_reading-0-title")).not_to_be_empty()
    page.locator("#attributions-group .add-row a").click()
    choose(page, "attributions-0-source", named["Quelle"])
    page.locator("#id_dated").click()
    fill_day(page, "dated", day)
    choose(page, "categories", *categories.split(", "))
    choose(page, "countries", *named["Länder / Organisationen"].split(", "))
    choose(page, "topics", *named["Themen"].split(", "))
    name, organisation = named["Redaktion"].split(" von ")[1].split(", ")
    page.locator("#id_credit_date").click()
    fill_day(page, "credit_date", day)
    for field, text in {"name": name, "organisation": organisation}.items():
        page.locator(f"#id_credit_{field}").click()
        page.keyboard.press("Control+a")
        page.keyboard.type(text)


def fill_day(page, field: str, day: str) -> None:
    """Type a day of the document; the browser decides which part comes first."""
    iso = datetime.strptime(day, "%d.%m.%Y").date().isoformat()
    page.locator(f"#id_{field}").fill(iso)


def saved(page) -> Article:
    page.locator("[name=_save]").click()
    page.wait_for_url("**/change/")
    return Article.objects.latest("pk")


def type_short(hand) -> None:
    """Type an article from its headline on, over labels and teaser, by keys; one click
    leads to its source.
    """
    page = hand.page
    expect(page.locator("#id_body_editor")).to_be_visible()
    expect(page.locator("#id_headline")).to_be_focused()
    hand.type("Häfen messen ihre Ströme gemeinsam")
    for name in ("Infrastrukturen", "Norwegen", "Innovation"):
        hand.keys("Tab")
        page.keyboard.type(name)
        hand.keys("Enter")
    hand.keys("Tab")
    hand.type("Drei Häfen beginnen.")
    hand.keys("Tab")
    hand.type("Ihre Zahlen stehen allen offen.")
    hand.click("#cite-attributions")
    paste(page.locator("#cite-attributions"), plain="Hafenblatt Beispiel")
    chosen_source = page.locator("#id_attributions-0-source option:checked")
    expect(chosen_source).to_have_text("Hafenblatt Beispiel")
