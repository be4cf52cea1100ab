"""No line ends between a number and its unit, a day and its month, “z.” and “B.”."""

import re

import pytest
from django.utils.html import escape, strip_tags

from articles.foundation.markup import unbroken_html
from articles.foundation.markup.unbroken import WIDEST

WHOLE = re.compile('<span class="whole">(.*?)</span>')


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("am 20. Oktober 2020", ["20. Oktober"]),
        ("on 12 October 2020, or October 12", ["12 October", "October 12"]),
        ("le 1er mai et le 14 juillet", ["1er mai", "14 juillet"]),
        ("il 3 marzo", ["3 marzo"]),
        ("im März 2020", []),
        ("rund 500 Millionen Euro", ["500 Millionen Euro"]),
        ("3,5 kg, 20 % und 10 000 Tonnen", ["3,5 kg", "20 %", "10 000 Tonnen"]),
        ("à 30 millions d’euros", ["30 millions"]),
        ("um 17:00 Uhr, in 5 Tagen", ["17:00 Uhr", "5 Tagen"]),
        ("nach § 16 Abs. 2, Art. 5 und Nr. 3", ["§ 16", "Abs. 2", "Art. 5", "Nr. 3"]),
        ("S. 12 und pp. 3", ["S. 12", "pp. 3"]),
        ("z. B. heute, d. h., u. a. so", ["z. B.", "d. h.", "u. a."]),
        ("e.g. this", []),
        ("von Dr. Meier und Prof. Dr. Kurz", ["Dr. Meier", "Prof. Dr. Kurz"]),
        ("J. K. Rowling", ["J. K. Rowling"]),
        ("Vraiment ? Oui : « bien »", ["Vraiment ?", "Oui :", "« bien »"]),
        ("5 Mitglieder, 2030 kommt", []),
        # The rest of a group that is too wide begins another line.
        ("999.999.999,99 Millionen Euro", []),
        ("12.456.789 Millionen Euro", ["12.456.789 Millionen"]),
        # The author's own no-break space stays.
        ("20.\N{NO-BREAK SPACE}Oktober", []),
    ],
)  # fmt: skip
def test_groups_stay_on_one_line(text, groups):
    html = unbroken_html(escape(text))
    found = WHOLE.findall(html)
    assert found == groups
    assert strip_tags(html) == escape(text)
    assert all(len(one) <= WIDEST for one in found)


def test_tags_and_entities_stay_as_they_are():
    body = '<p title="§ 16 > 3 kg">A &amp; B &#39; 5 &lt;kg&gt;</p>'
    body += '<a href="/?a=20 %">x</a>'
    assert unbroken_html(body) == body
    assert unbroken_html("<p>20. <b>Oktober</b></p>") == "<p>20. <b>Oktober</b></p>"
    assert unbroken_html("<li>§ 16</li>") == '<li><span class="whole">§ 16</span></li>'
