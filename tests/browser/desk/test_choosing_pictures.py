"""Users choose, upload and describe pictures in an article's form in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Image
from tests.browser.support.editing import Form, log_in, open_form
from tests.support import factories
from tests.support.desk.desk import url

LEAD = ".field-lead_image"


def library(count: int = 2) -> list[Image]:
    author = factories.author()
    made = [factories.picture(f"Turm {n}", by=author) for n in range(1, count + 1)]
    return [*made, factories.picture("Hafen", by=author, caption="Der Hafen")]


def figure_of(image: Image, said: str = "") -> str:
    return f'<img data-image="{image.key}"{said}>'


def choose(form: Form, title: str) -> None:
    """Look for a picture in the open dialog, and take it."""
    dialog = form.page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(title)
    form.press("Enter")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    dialog.get_by_role("listitem").get_by_role("button", name=title).click()
    # It closes a little later; another one may follow, that has no list.
    expect(dialog.get_by_role("listitem")).to_have_count(0)


@pytest.mark.wcag("2.1.1", "2.4.3", on="desk")
def test_a_lead_picture_is_chosen_changed_and_taken_away_by_keyboard(
    new_context, base_url
):
    library()
    form = open_form(new_context(locale="de"), base_url, "<p>Text</p>")
    page, lead = form.page, form.page.locator(LEAD)
    expect(page.locator("#id_lead_image")).to_be_hidden()
    expect(page.locator("#id_lead_alt")).to_be_hidden()
    lead.get_by_role("button", name="Bild auswählen …").focus()
    form.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name("Bild auswählen")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    expect(dialog.get_by_role("status")).to_have_text("3 Bilder, die neuesten zuerst")
    form.press("Escape")
    expect(dialog).to_have_count(0)
    expect(lead.get_by_role("button", name="Bild auswählen …")).to_be_focused()
    form.press("Enter")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("hafen")
    form.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("1 Bild")
    form.press("Tab", "Tab", "Tab", "Enter")
    expect(lead.get_by_role("button", name="Anderes Bild …")).to_be_focused()
    expect(lead.get_by_role("img")).to_have_accessible_name("Hafen, von oben")
    expect(page.locator("#id_lead_alt")).to_have_attribute(
        "placeholder", "Hafen, von oben"
    )
    page.locator("#id_lead_caption").fill("So war es")
    article = form.save()
    assert article.lead_image.title == "Hafen"
    assert (article.lead_alt, article.lead_caption) == ("", "So war es")
    form.do("Anderes Bild …")
    choose(form, "Turm 2")
    # The words about one picture aren't kept for the other.
    assert form.save().lead_caption == ""
    assert Article.objects.get().lead_image.title == "Turm 2"
    lead.get_by_role("button", name="Entfernen").click()
    expect(lead.get_by_role("img")).to_be_hidden()
    assert form.save().lead_image is None


def test_what_is_missing_under_a_lead_picture_is_not_if_the_article_says_it(
    new_context, base_url
):
    factories.picture("Stumm", alt="", by=factories.author())
    form = open_form(new_context(locale="de"), base_url, "<p>Text</p>")
    lead = form.page.locator(LEAD)
    form.do("Bild auswählen …")
    choose(form, "Stumm")
    hint = lead.get_by_text("Kein Alternativtext in der Sprache des Artikels.")
    expect(hint).to_be_visible()
    form.page.locator("#id_lead_alt").fill("Ein Kran")
    expect(hint).to_be_hidden()
    expect(lead.get_by_role("img")).to_have_accessible_name("Ein Kran")
    form.save()
    expect(lead.get_by_role("img")).to_have_accessible_name("Ein Kran")
    expect(hint).to_be_hidden()


@pytest.mark.wcag("11.8.2", on="desk")
def test_a_figure_is_put_into_the_text_and_described(new_context, base_url):
    pictures = {image.title: image for image in library()}
    form = open_form(new_context(locale="de"), base_url, "<p>Eins</p><p>Zwei</p>")
    page, dialog = form.page, form.page.get_by_role("dialog")
    figure = form.text.get_by_role("figure")
    form.enter("Eins")
    form.do("Bild")
    choose(form, "Hafen")
    expect(dialog).to_have_accessible_name("Bild: Hafen")
    caption = dialog.get_by_label("Bildunterschrift in diesem Artikel")
    expect(caption).to_have_attribute("placeholder", "Der Hafen")
    form.give_and_go_on(**{"Alternativtext in diesem Artikel": ' Ein "Hafen"'})
    expect(figure).to_have_accessible_name("Bild: Hafen")
    expect(figure).to_contain_text("Der Hafen")
    expect(figure).to_contain_text("Bild: Erika Muster, CC BY 4.0")
    hafen = figure_of(pictures["Hafen"], ' alt="Ein &quot;Hafen&quot;"')
    form.expect_html(f"<p>Eins</p>\n{hafen}\n<p>Zwei</p>")
    # Text typed after it goes on in the text.
    page.keyboard.type("Nun ")
    form.expect_html(f"<p>Eins</p>\n{hafen}\n<p>Nun Zwei</p>")
    assert form.save().body == form.html


def test_a_figure_is_described_changed_moved_and_removed(new_context, base_url):
    pictures = {image.title: image for image in library()}
    hafen = figure_of(pictures["Hafen"])
    body = f"<p>Eins</p>{hafen}<p>Zwei</p>"
    form = open_form(new_context(locale="de"), base_url, body)
    page, figure = form.page, form.text.get_by_role("figure")
    figure.click()
    form.press("Enter")
    form.give_and_go_on(**{"Bildunterschrift in diesem Artikel": "So war es"})
    expect(figure).to_contain_text("So war es")
    said = hafen.replace(">", ' data-caption="So war es">')
    form.expect_html(f"<p>Eins</p>\n{said}\n<p>Zwei</p>")
    form.do("Anderes Bild an dieser Stelle")
    choose(form, "Turm 1")
    other = figure_of(pictures["Turm 1"])
    form.expect_html(f"<p>Eins</p>\n{other}\n<p>Zwei</p>")
    form.press("Control+x")
    form.enter("Zwei")
    form.press("End", "Control+v")
    form.expect_html(f"<p>Eins</p>\n<p>Zwei</p>\n{other}")
    article = form.save()
    assert [row.image.title for row in article.figures.all()] == ["Turm 1"]
    figure.click()
    page.keyboard.type("Drei")
    form.expect_html(f"<p>Eins</p>\n<p>Zwei</p>\n{other}\n<p>Drei</p>")
    page.wait_for_timeout(600)  # or it would be a double click
    figure.click()
    form.do("Bild entfernen")
    assert form.save().body == "<p>Eins</p>\n<p>Zwei</p>\n<p>Drei</p>"


@pytest.mark.wcag("5.4", "11.8.3", on="desk")
def test_a_text_with_figures_that_nobody_touches_is_saved_as_it_was(
    new_context, base_url
):
    image = library()[0]
    said = ' alt="Ein &quot;Hafen&quot; &amp; mehr" data-caption="Müller&#x27;s"'
    body = f"<p>Eins</p>{figure_of(image, said)}<ul><li>Zwei</li></ul>"
    form = open_form(new_context(locale="de"), base_url, body)
    expect(form.text.get_by_role("figure")).to_contain_text("Müller's")
    assert form.html == form.article.body == body
    form.enter("Eins")
    form.page.keyboard.type("Num")
    article = form.save()
    [figure] = re.findall("<img[^>]*>", article.body)
    assert figure == figure_of(image, said)


@pytest.mark.wcag("4.1.3", on="desk")
def test_pictures_from_elsewhere_are_left_out_and_that_is_said(new_context, base_url):
    image = library()[0]
    form = open_form(new_context(locale="de"), base_url)
    told = form.page.locator(".rich-text").get_by_role("status")
    form.empty()
    form.paste(f"<p>Unser</p>{figure_of(image)}<p>Bild</p>")
    expect(told).to_be_empty()
    expect(form.text.get_by_role("figure")).to_contain_text("Erika Muster")
    ours = f"<p>Unser</p>\n{figure_of(image)}\n<p>Bild</p>"
    assert form.html == ours
    form.empty()
    foreign = '<p>Fremd<img src="https://example.org/x.png" alt="x"></p>'
    form.paste(foreign * 2)
    expect(told).to_contain_text("Bilder von anderswo werden nicht übernommen.")
    assert form.html == "<p>Fremd</p>\n<p>Fremd</p>"
    form.empty()
    form.paste(f'<div data-pm-slice="0 0 []">{foreign}{figure_of(image)}</div>')
    assert form.html == f"<p>Fremd</p>\n{figure_of(image)}"


@pytest.mark.wcag("1.1.1", "3.3.1", "3.3.3", "11.8.2", on="desk")
def test_a_picture_is_uploaded_described_and_chosen_in_one_go(
    new_context, base_url, watch
):
    form = open_form(new_context(locale="de"), base_url, "<p>Text</p>")
    form.do("Bild auswählen …")
    dialog = form.page.get_by_role("dialog")
    alert = dialog.get_by_role("alert")
    dialog.get_by_text("Bild hochladen", exact=True).click()
    upload = dialog.get_by_role("button", name="Hochladen und auswählen")
    upload.click()
    expect(alert).to_have_text("Wählen Sie zuerst eine Datei.")
    file = {"name": "kran.jpg", "mimeType": "image/jpeg"}
    good = factories.picture_file("Kran").read()
    words = dialog.get_by_label("Alternativtext (Deutsch)")
    expect(words).to_be_hidden()
    dialog.get_by_label("Datei").set_input_files(file | {"buffer": good[:200]})
    expect(words).to_be_focused()
    upload.click()
    expect(alert).to_contain_text("Schreiben Sie, was das Bild zeigt")
    words.fill("Ein Kran im Hafen")
    dialog.get_by_label("Bildnachweis").fill("Erika Muster")
    upload.click()
    expect(alert).not_to_contain_text("Schreiben Sie")
    assert [it for it in watch.take() if "400 (Bad Request)" not in it] == []
    assert not Image.objects.exists()
    dialog.get_by_label("Datei").set_input_files(file | {"buffer": good})
    upload.click()
    expect(dialog).to_have_count(0)
    lead = form.page.locator(LEAD)
    expect(lead.get_by_role("img")).to_have_accessible_name("Ein Kran im Hafen")
    article = form.save()
    image = article.lead_image
    assert (image.alt, image.credit) == ("Ein Kran im Hafen", "Erika Muster")
    assert (image.title, image.uploaded_by) == ("kran", article.author)


LOOKS = [
    ("de", {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}}),
    ("en", {"color_scheme": "dark", "viewport": {"width": 320, "height": 700}}),
]


@pytest.mark.parametrize(("language", "look"), LOOKS, ids=["de", "en"])
def test_form_dialog_and_figure_are_accessible(
    new_context, base_url, axe, language, look
):
    image = library(3)[0]
    silent = factories.picture("Ohne Worte", alt="", alt_en="", credit="")
    body = f"<p>Text</p>{figure_of(image)}{figure_of(silent)}"
    article = factories.draft(lead_image=str(image.key), body=body)
    context = new_context(locale=language, **look)
    log_in(context, base_url, article.author)
    page = context.new_page()
    page.goto(base_url + url(Article, "change", article.pk))
    figure = page.locator(".rich-text").get_by_role("figure").first
    figure.click()
    notes = page.locator(".rich-text [data-line=undescribed]")
    expect(notes.filter(visible=True)).to_have_count(1)
    axe(page, context=".field-body")
    axe(page, context=LEAD)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= look["viewport"]["width"]
    page.locator(LEAD).get_by_role("button").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(5)
    axe(page, context="dialog")
    file = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"x"}
    dialog.locator("summary").click()
    dialog.locator("input[type=file]").set_input_files(file)
    axe(page, context="dialog")
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width


@pytest.mark.wcag("2.1.1", on="desk")
def test_without_a_script_the_lead_picture_is_chosen_from_a_list(new_context, base_url):
    library()
    form = open_form(new_context(java_script_enabled=False), base_url, "<p>Text</p>")
    field = form.page.locator("#id_lead_image")
    expect(field.get_by_role("option")).to_have_count(4)
    field.select_option(label="Hafen")
    form.page.locator("#id_lead_alt").fill("Der Hafen heute")
    article = form.save()
    assert (article.lead_image.title, article.lead_alt) == ("Hafen", "Der Hafen heute")
