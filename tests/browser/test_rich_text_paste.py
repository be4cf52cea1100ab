"""Pasting into the text: what was meant stays, what the program added doesn't."""

import pytest

from articles.markup import clean_html
from tests.browser.editing import open_form
from tests.markup.clipboards import CLIPBOARDS


@pytest.fixture
def form(new_context, base_url):
    return open_form(new_context(), base_url)


@pytest.mark.parametrize("program", CLIPBOARDS)
def test_what_is_pasted_comes_out_clean(form, program):
    given, meant = CLIPBOARDS[program]
    form.empty()
    form.paste(given)
    assert form.html == clean_html(meant) == meant
    assert form.save().body == meant


def test_what_is_copied_here_comes_back_whole(form):
    rich = '<p>Ein <span lang="fr">mot</span> <q>hier</q></p>'
    form.empty()
    form.paste(f'<div data-pm-slice="1 1 []">{rich}</div>')
    assert form.html == rich


def test_a_file_that_is_dropped_does_not_get_in(form):
    form.empty()
    form.text.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["x"], "bild.png", { type: "image/png" }));
          const at = { bubbles: true, cancelable: true, clientX: 300, clientY: 600 };
          text.dispatchEvent(new DragEvent("drop", { dataTransfer, ...at }));
        }"""
    )
    assert form.html == ""
