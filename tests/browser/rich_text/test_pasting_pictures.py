"""Pictures that are pasted into a text are uploaded into the library, then placed."""

from playwright.sync_api import expect

from articles.models import Image
from tests.browser.desk.test_choosing_pictures import figure_of
from tests.browser.support.editing import Form, open_form


def paste_files(form: Form, *names: str) -> None:
    form.text.evaluate(
        """async (text, names) => {
          const clipboardData = new DataTransfer();
          const canvas = new OffscreenCanvas(64, 48);
          canvas.getContext("2d").fillRect(0, 0, 32, 24);
          const blob = await canvas.convertToBlob();
          for (const name of names) {
            const type = name.endsWith("txt") ? "text/plain" : "image/png";
            clipboardData.items.add(new File([blob], name, { type }));
          }
          const options = { clipboardData, bubbles: true, cancelable: true };
          text.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        list(names),
    )


def test_a_pasted_picture_is_described_uploaded_and_placed(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, "<p>Eins</p><p>Zwei</p>")
    dialog = form.page.get_by_role("dialog")
    told = form.page.locator(".rich-text-told")
    form.enter("Eins")
    paste_files(form, "notiz.txt", "bild_eins.png")
    expect(told).to_have_text("In einen Text lassen sich nur Bilder einfügen.")
    alt = dialog.get_by_label("Alternativtext (Deutsch)")
    expect(alt).to_be_focused()
    alt.fill("Ein Rechteck")
    dialog.get_by_role("button", name="Hochladen und auswählen").click()
    expect(dialog).to_have_count(0)
    image = Image.objects.get()
    assert (image.title, image.alt) == ("bild eins", "Ein Rechteck")
    form.expect_html(f"<p>Eins</p>\n{figure_of(image)}\n<p>Zwei</p>")
    # Users who may not upload read so at once.
    form.article.author.groups.get().permissions.get(codename="add_image").delete()
    form.save()
    form.page.reload()
    paste_files(form, "noch eins.png")
    expect(told).to_contain_text("Sie dürfen keine Bilder hochladen.")
    expect(dialog).to_have_count(0)
