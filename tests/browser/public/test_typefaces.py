"""The site's own typefaces have the letters of the languages that the site speaks."""

import pytest

from articles.foundation.languages import TABLE
from tests.site.public.every_page.page_types import fill_public_site

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
SMALL = "aàâäæbcçdeéèêëfghiîïìíjklmnñoôöœòópqrsßtuùûüúvwxyÿz"
# Literata has no Ÿ, which begins no word.
LETTERS = (
    f"{SMALL} {SMALL.upper().replace('Ÿ', '')} 0123456789 « » ‹ › „ “ ‚ ‘ ’ – … : ! ?"
)
SHOW = """async ([letters, family, weight]) => {
    const line = document.createElement("p");
    line.id = "letters";
    line.textContent = letters;
    line.style.font = `${weight} 20px "${family}"`;
    document.querySelector("main").append(line);
    await document.fonts.load(line.style.font, letters);
    await document.fonts.ready;
}"""


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("family", ["Newsroom Sans", "Literata"])
def test_letters_of_every_language_are_in_it(fill_once, new_context, family, weight):
    fill_once(fill_public_site)
    context = new_context()
    page = context.new_page()
    page.goto("/de/")
    quotes = "".join("".join(row.quotes) for row in TABLE.values())
    page.evaluate(SHOW, [LETTERS + quotes, family, weight])
    devtools = context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": "#letters"})
    used = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})
    assert {one["isCustomFont"] for one in used["fonts"]} == {True}, used
