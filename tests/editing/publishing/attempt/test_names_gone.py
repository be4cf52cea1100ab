"""Names of people are found by their form, as a proposal."""

import pytest

from articles.editing.publishing.attempt.names_gone import names_gone


def gone(before: str, after: str = "", **fields: str) -> list[str]:
    return names_gone({"body": before} | fields, {"body": after})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<p>Das sagte Anna Muster am Montag.</p>", ["Anna Muster"]),
        (
            "<p>Die Ministerin Ida von der Höhe kam.</p>",
            ["Ministerin Ida von der Höhe"],
        ),
        ("<p>Laut Peter Hahn-Meier gilt es.</p>", ["Peter Hahn-Meier"]),
        ("<p>Ein Hafen wächst. Der Kran auch.</p>", []),
        ("<p>Im Hafen.</p><p>Kräne wachsen.</p>", []),
        ("<p>Das BMBF und die EU.</p>", []),
        ("<p>Vier Institute arbeiten zusammen. Neue Anträge kommen.</p>", []),
    ],
)
def test_a_name_has_two_words_and_no_article(text, names):
    assert gone(text) == names


def test_a_name_that_stays_in_any_text_has_not_gone():
    assert gone("<p>So Anna Muster.</p>", "<p>Anna Muster schweigt.</p>") == []


def test_headline_and_credit_are_looked_through():
    found = gone("", headline="Anna Muster geht", credit_name="Ida Beispiel")
    assert found == ["Anna Muster", "Ida Beispiel"]
