"""Nothing is published that an extension of WordPress may have kept from somebody."""

import json
import re

import pytest
from hypothesis import given, strategies as st

from articles.models import CameAs
from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.index import items
from articles.transfer.importing.wordpress.export.states import state_of
from articles.transfer.importing.wordpress.export.withheld import Shown
from articles.transfer.importing.wordpress.mapping.corrected import PATTERN
from articles.transfer.importing.wordpress.markup.brackets import pairs_in
from articles.transfer.importing.wordpress.markup.known import (
    BLOCKS,
    FILLED,
    OF_BLOCKS,
)
from articles.transfer.importing.wordpress.markup.unknown import unknown_in
from tests.transfer.importing.wordpress.exports import BLOG, FOLDER, changed

NONE = Shown()
# One of each block, with what an editor may have set.
POST = (FOLDER / "blocks.html").read_text("utf-8")


def state(content: str, *, excerpt: str = "", shown: Shown = NONE):
    found = next(items(Decoded(BLOG)))
    found.content, found.excerpt = content, excerpt
    return state_of(found, shown)


def lines(text: str) -> list[str]:
    return [line.replace("\\n", "\n") for line in text.strip().splitlines()]


def block(name: str, said: str = "", inside: str = "<p>Eins</p>") -> str:
    return f"<!-- wp:{name} {said} -->{inside}<!-- /wp:{name} -->"


WITHHELD = lines(r"""
[ppwp&nbsp;passwords=&#8221;123456&#8221;]Eins
[ppwp id="1" passwords="a[1]"]Eins
[[ppwp passwords="1"]]Eins[/ppwp]
Eins\n\n[members_only]\n\nzwei
[members-only]zwei
Eins [member]zwei
Erster Absatz. [paywall] Zweiter Absatz.
<p>[restrict]</p>\nEins
Eins\n[Members]\nzwei
<p>[Members-Only]</p>Eins
Eins\n[PAYWALL]\nzwei
Eins\n[Öffnen]\nzwei
Text [Premium /] zwei
<!-- wp:shortcode -->[Merkel sagt]<!-- /wp:shortcode -->zwei
[paywall:start price="3"]\nEins
[members &quot;gold&quot;]\nEins
[members (gold)]\nEins
<p>&nbsp;[paywall]&nbsp;</p>\nEins
Eins.&nbsp;[paywall] zwei
Eins: • [members] zwei
Eins „[members] zwei
Eins [Members](zwei)
<!--more --!>[members]zwei[/members]-->
[restrict "Gold"]Eins
Eins\n[unbekannt ]\nzwei
Eins [unbekannt /] zwei
[isAdmin]Eins[/isAdmin]
[s2If current_user_can(access_s2member_level1)]Eins
[!x]Eins[/!x]
[vc_column_text]Eins[/vc_column_text]
[caption caption='[a]' role='member']Eins[/caption]
[gallery id="1" members]
[caption class="members-only"]Eins[/caption]
Eins<!-- wp:jetpack/paywall /-->zwei
Eins ___STEADY_PAYWALL___ zwei
Eins <!-- paywall --> zwei
<!--:en-->One<!--:-->
<!-- wp:Paragraph -->Eins
<!--[if x]> <!-- wp:x/paywall --> Eins
<!-- wp:group {"roles":["x"]}
<!-- wp:html {"content":"--><p>Eins</p>"} --><!-- /wp:html -->
<p hidden="until-found">Eins</p>
<div style="color:red;DISPLAY : NONE !important">Eins</div>
<span style=visibility:hidden>Eins</span>
<span style='font-size: 0'>Eins</span>
<span style='opacity:0;'>Eins</span>
<div class="wide d-none">Eins</div>
<div title=">" style="display&#58;none">Eins</div>
<style>.x{display:none}</style><p class='x'>Eins</p>
<dialog>Eins</dialog>
<div title='a<b' hidden>Eins</div>
<p style="position:absolute;left: -9999px">Eins</p>
""")
WITHHELD += [
    block("paragraph", '{"metadata":{"blockVisibility":false}}'),
    block("paragraph", '{"metadata":{"bindings":{"content":{"source":"x/y"}}}}'),
    block("group", '{"style":{"css":"display:none"}}'),
    block("core/heading", '{"roles":1,"roles":[]}'),
    block("group", '{"className":"wide is-style-x"}'),
    block("query", '{"queryId":1}'),
    block("latest-posts"),
    block("group", "[]"),
    block("group", '{"a":' * 5_000 + "1" + "}" * 5_000),
]
SHOWN_TO_ALL = lines("""
[caption id="a" align="left" width="300"]<img src="a.jpg"> Das „Haus“[/caption]
[wp_caption caption="Das „Haus“ <em>am</em> See"]<img src="a.jpg">[/wp_caption]
[gallery ids=”1,2” columns="3" link="none" orderby="rand"] [GALLERY IDS="1"]
[audio mp3="https://a.example.org/a.mp3" class="wp-audio-shortcode"][/audio]
[video src="https://a.example.org/a.mp4" autoplay="on" /]
[playlist type="video" ids="1" tracklist="true"]
[embed width=3]https://a.example.org/[/embed]
Wie [sic] gesagt [1], [2-3] und [...] […]. [sic]
[Anm. d. Red.: So stand es da, x = 5] [[gallery]] und [[ppwp passwords=1]]
Eins [d. Red.] zwei [wird fortgesetzt] [members of the house] [private citizens]
„Er [habe] das [nicht] gewusst“, sagte [Merkel] und [die Kanzlerin]. [T]he end
[CDU-Chef Merz] sagte: [Foto] [n = 12; p = 0.05] [N=12] [2019-05-03]
Er [nannte ihn "klug"] und [vgl. <a href="https://a.example.org/?b=c">dort</a>]
[siehe https://a.example.org/?b=c] [] [ ] [/] [
<!--more Weiter-->Eins<!--nextpage-->zwei<!--[if gte mso 9]><xml/><![endif]-->
<!--[if !supportLists]-->1.<!--[endif]--> Eins
<p style="display:block;visibility:visible;opacity:0.8;font-size:0.9em">Eins</p>
<div style="padding-bottom:56%;height:0;overflow:hidden">x</div>
<img src="//z.example.com/p" width="1" height="1" style="display:none">
<span aria-hidden="true">•</span><div class="hidden-gem d-flex">Eins</div>
<input type="hidden" name="x"><script hidden>1</script><dialog open>Eins</dialog>
""")


@pytest.mark.parametrize("content", WITHHELD)
def test_s16_what_was_not_for_all_readers_there_is_no_public_text(content):
    assert state(content) is CameAs.WITHHELD
    assert state("Eins", excerpt=f"Vorab. {content}") is CameAs.WITHHELD


@pytest.mark.parametrize("content", SHOWN_TO_ALL)
def test_what_was_for_all_readers_is_public(content):
    assert state(f"Vorab. {content}") is CameAs.PUBLIC
    assert state(content, excerpt=content) is CameAs.PUBLIC


def test_a_post_of_all_blocks_of_wordpress_itself_is_public():
    assert set(re.findall(r"<!-- wp:([a-z-]+) ", POST)) >= BLOCKS
    filled = "".join(f'<!-- wp:{name} {{"any":1}} /-->' for name in FILLED)
    assert unknown_in(POST + filled) == []
    assert state(POST + filled) is CameAs.PUBLIC


NAMES = st.from_regex(r"[a-z][a-z0-9-]{1,20}", fullmatch=True).filter(
    lambda one: one not in BLOCKS | FILLED | OF_BLOCKS
)
ANY = st.randoms(use_true_random=False)


@given(NAMES, ANY)
def test_s16_an_invented_block_anywhere_makes_a_draft(name, random):
    name = random.choice([name, f"{name}/group"])
    mark = random.choice([f"<!-- wp:{name} /-->", block(name)])
    place = random.choice(list(re.finditer("-->|>(?=<)", POST))).end()
    assert state(POST[:place] + mark + POST[place:]) is CameAs.WITHHELD


def objects_in(said):
    yield said
    for value in said.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from objects_in(one)


@given(NAMES, ANY)
def test_s16_an_invented_attribute_anywhere_makes_a_draft(name, random):
    mark = random.choice(list(re.finditer(r"<!-- wp:([a-z/-]+) ({.*?} )?-->", POST)))
    said = json.loads(mark[2] or "{}")
    random.choice(list(objects_in(said)))[name] = random.choice([False, "", 1, []])
    made = f"<!-- wp:{mark[1]} {json.dumps(said)} -->"
    assert state(POST.replace(mark[0], made)) is CameAs.WITHHELD


KEPT = """
    _members_access_role=editor _jetpack_newsletter_access=paid_subscribers
    rcp_user_level=administrator rcUserLevel=Subscriber _wpmem_block=1 groups-read=Gold
    ppwp_post_password=x my_paywall=on
    um_content_restriction=s:26:"_um_custom_access_settings";b:1;
"""
OPEN = """
    _jetpack_newsletter_access=everybody rcp_access_level=None _wpmem_block=0
    _members_access_role=a:0:{} _edit_last=1 _hide_title=1 _user_liked=5
    um_content_restriction=s:26:"_um_custom_access_settings";s:1:"0";
"""


@pytest.mark.parametrize("said", KEPT.split() + OPEN.split())
def test_s16_what_stands_beside_an_article_keeps_it_from_readers(tmp_path, said):
    key, _sign, value = said.partition("=")
    is_kept = said in KEPT.split()
    meta = f"<wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value>"
    meta = f"<wp:postmeta>{meta}</wp:postmeta>"
    path = changed(BLOG, tmp_path, ("<wp:post_id>10<", f"{meta}<wp:post_id>10<"))
    roses = next(one for one in items(Decoded(path)) if one.number == 10)
    assert roses.restricted == [key] * is_kept
    assert (state_of(roses, NONE) is CameAs.WITHHELD) == is_kept


SHOWN = ("highlight", "highlight color", "vcex_*", "x/row", ".wide", "core/group ab*")
NAMED = lines("""
[highlight color="red"]Eins[/highlight]
[vcex_row]Eins[/vcex_row] [VCEX_x]
<!-- wp:group {"abc":1,"className":"wide"} --><!-- wp:x/row -->
""")
NOT_NAMED = lines("""
[highlights]Eins[/highlights]
[highlight role="member"]Eins[/highlight]
[highlight type="member"]Eins[/highlight]
[vcex_row role=x]Eins[/vcex_row]
[highlight]Eins[/highlight] [member]zwei
<!-- wp:group {"abc":{"roles":1}} -->
<!-- wp:x/row {"type":"member"} -->
""")


@pytest.mark.parametrize("content", NAMED + NOT_NAMED)
def test_s16_a_mapping_names_what_shows_its_text_to_everybody(content):
    is_public = state(content, shown=Shown(SHOWN)) is CameAs.PUBLIC
    assert is_public == (content in NAMED)


def test_what_nobody_knows_is_named_for_the_mapping():
    text = "[box a=b]Eins[/box] [box] [caption id=3 c=d]x[/caption] [sic]"
    text += block("group", '{"className":"gold","a":{"b":1}}') + "<!-- x/y  z -->"
    assert unknown_in(text) == [
        "box", "box a", "caption c", "core/group b", ".gold", "core/group a",
        "<!--x/y z-->",
    ]  # fmt: skip


TANGLED = [
    "[a",
    "[a ",
    "[ab]",
    '[a "',
    "[/",
    "<!-- wp:a ",
    "<!--",
    "___A",
    "<p hidden ",
]
TANGLED += ["<p hidden='", '<p style="', "“=", "{"]


@pytest.mark.parametrize("before", ["", "[a b='", "<!-- wp:a {", "<p hidden='\""])
@pytest.mark.parametrize("part", TANGLED)
def test_s50_a_tangled_text_is_judged_and_ends(before, part):
    assert state(before + part * 50_000) in CameAs


@pytest.mark.parametrize(
    "content", [*WITHHELD, "<!--*** Ad ***-->", block("x", '{"className":".[&>p]:m"}')]
)
def test_a_mapping_can_name_whatever_was_found(content):
    assert all(PATTERN.fullmatch(one) for one in unknown_in(content))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("""caption="The ship 'Hope'\"""", "The ship 'Hope'"),
        ("""caption='"Ja", sagt er'""", '"Ja", sagt er'),
        ("caption=”Das Haus”", "Das Haus"),
        ("caption=Haus", "Haus"),
    ],
)
def test_only_the_quotes_around_a_value_are_taken_off(said, words):
    assert pairs_in(said) == [("caption", words)]
