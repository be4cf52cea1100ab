"""The library takes many files at once in a real browser, and sets a focal point."""

import pytest
from playwright.sync_api import expect

from articles.admin.image import uploading as image_uploading
from articles.models import Image
from tests.browser.support.editing import log_in
from tests.support import factories
from tests.support.desk.desk import url


@pytest.fixture
def page(live_server, new_context, base_url):
    context = new_context(locale="de", viewport={"width": 1280, "height": 900})
    log_in(context, base_url, factories.author())
    return context.new_page()


def sent(name: str, data: bytes) -> dict:
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": data}


def good(name: str) -> dict:
    return sent(name, factories.picture_file(name).read())


@pytest.mark.wcag("2.4.3", "3.3.1", "4.1.3", on="desk")
def test_files_go_up_one_by_one_and_what_is_refused_is_named(page, axe, watch):
    page.goto(url(Image, "add"))
    status, lines = page.get_by_role("status"), page.locator(".upload-list li")
    page.get_by_role("button", name="Hochladen").click()
    expect(status).to_have_text("Wählen Sie mindestens eine Datei.")
    page.get_by_label("Bildnachweis").fill("Agentur Beispiel")
    page.locator("#id_files").set_input_files(
        [good("Hafen"), sent("kaputt", b"kein Bild"), good("Kran")]
    )
    expect(status).to_have_text("Ausgewählte Dateien: 3")
    page.get_by_role("button", name="Hochladen").click()
    expect(status).to_have_text("2 von 3 hochgeladen, 1 nicht angenommen")
    expect(lines.nth(1)).to_contain_text("kein Bild, das sich verwenden lässt")
    expect(lines.nth(2)).to_contain_text("hochgeladen")
    bars = page.locator(".upload-list progress")
    assert bars.evaluate_all("bars => bars.map(bar => bar.value)") == [1, 0, 1]
    axe(page)
    # Pressed again it sends only what wasn't taken.
    page.get_by_role("button", name="Hochladen").click()
    expect(status).to_have_text("2 von 3 hochgeladen, 1 nicht angenommen")
    expect(page.get_by_role("link", name="Weiter")).to_be_focused()
    # Chromium notes each refusal on its console.
    assert len(watch.take()) == 2
    page.get_by_role("link", name="Weiter").click()
    page.get_by_label("Deutsch", exact=True).first.fill("Ein Kran")
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url("**/image/")
    first, second = Image.objects.order_by("pk")
    assert (first.title, first.credit, first.alt) == (
        "Hafen", "Agentur Beispiel", "Ein Kran",
    )  # fmt: skip
    assert (second.title, second.alt) == ("Kran", "")


def test_what_goes_up_whole_leads_on_by_itself_and_names_a_double(page):
    first = factories.picture("Hafen")
    page.goto(url(Image, "add"))
    page.locator("#id_files").set_input_files([good("Hafen")])
    page.get_by_role("button", name="Hochladen").click()
    page.wait_for_url("**/describe/?picture=*")
    double = page.locator(".picture-double")
    expect(double).to_contain_text("Dieselbe Datei ist schon da: Hafen")
    double.get_by_label("Dieses wieder verwerfen").check()
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url("**/image/")
    assert list(Image.objects.all()) == [first]


def test_what_one_page_cannot_hold_is_described_on_the_next(page, monkeypatch):
    monkeypatch.setattr(image_uploading, "MAX_FILES", 2)
    page.goto(url(Image, "add"))
    files = [good(name) for name in ("Hafen", "Kran", "Lager")]
    page.locator("#id_files").set_input_files(files)
    page.get_by_role("button", name="Hochladen").click()
    page.wait_for_url("**/describe/?*")
    hafen, kran, lager = Image.objects.order_by("pk")
    both = f"/describe/?picture={hafen.pk}&picture={kran.pk}"
    assert page.url.endswith(both)
    expect(page.get_by_text("Danach folgt noch 1 Bild")).to_be_visible()
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url(f"**/describe/?picture={lager.pk}")
    expect(page.get_by_text("Danach folgt")).to_have_count(0)
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url("**/image/")


CUT = "it => getComputedStyle(it).objectPosition"


@pytest.mark.wcag("2.1.1", "2.5.7", on="desk")
def test_the_focal_point_is_set_by_keyboard_and_by_a_click(page):
    image = factories.picture("Turm", size=(480, 960))
    page.goto(url(Image, "change", image.pk))
    left, top = page.locator("#id_focus_x"), page.locator("#id_focus_y")
    left.press("ArrowRight")
    for _press in range(3):
        top.press("ArrowDown")
    point = page.locator(".picture-point")
    assert point.evaluate("it => [it.style.left, it.style.top]") == ["51%", "47%"]
    # 480 × 320 of 480 × 960 are kept: 47 % of 960, less half of 320, of what is spare.
    cut = page.locator(".picture-cut.card img")
    assert cut.evaluate(CUT) == "50% 45.5%"
    page.get_by_role("button", name="Speichern und schließen").click()
    page.wait_for_url("**/image/")
    image.refresh_from_db()
    assert (image.focus_x, image.focus_y) == (51, 47)

    page.goto(url(Image, "change", image.pk))
    box = page.locator(".picture-frame img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.1)
    expect(left).to_have_value("25")
    expect(top).to_have_value("10")
    assert cut.evaluate(CUT) == "50% 0%"
    page.get_by_role("button", name="Speichern und schließen").click()
    page.wait_for_url("**/image/")
    image.refresh_from_db()
    assert (image.focus_x, image.focus_y) == (25, 10)
