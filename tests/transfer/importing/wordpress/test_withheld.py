"""The import knows which parts WordPress kept from some readers of a public text."""

import pytest

from articles.models import CameAs
from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.index import items
from articles.transfer.importing.wordpress.export.shown import Shown
from articles.transfer.importing.wordpress.export.states import state_of
from articles.transfer.importing.wordpress.export.withheld import unknown_in
from tests.transfer.importing.wordpress.exports import BLOG

NONE = Shown()


def state(content: str, *, excerpt: str = "", shown: Shown = NONE):
    found = next(items(Decoded(BLOG)))
    found.content, found.excerpt = content, excerpt
    return state_of(found, shown)


def block(said: str, name: str = "group") -> str:
    return f"<!-- wp:{name} {said} --><p>Eins</p><!-- /wp:{name} -->"


EXTENSIONS = [
    '[ppwp passwords="123456"]Eins[/ppwp]',
    '[ppwp passwords="123456"]Eins',
    "[ppwp&nbsp;passwords=&#8221;123456&#8221;]Eins",
    '[ppwp id="1" passwords="a[1]"]Eins',
    '[[ppwp passwords="1"]]Eins[/ppwp]',
    "Eins [members_only]zwei[/members_only]",
    "Eins\n\n[members_only]\n\nzwei",
    "[members-only]zwei",
    "Eins [member]zwei",
    "[members_access role='editor']Eins[/members_access]",
    '[passster password="x"]Eins[/passster]',
    "[content_control logged_out=1]Eins[/content_control]",
    '[timed-content-client show="1:00"]Eins[/timed-content-client]',
    "[um_loggedin]Eins[/um_loggedin]",
    '[um_show_content roles="member"]Eins[/um_show_content]',
    '[groups_can capability="x"]Eins[/groups_can]',
    "[groups_non_member group='Gold']Eins[/groups_non_member]",
    "[visitor]Eins[/visitor]",
    "Eins [visitor]zwei",
    "[is_user_in role=x]Eins[/is_user_in]",
    "[memb_has_any_tag tagid=1]Eins[/memb_has_any_tag]",
    "[memb_has_any_tag]Eins",
    "[user role='editor']Eins[/user]",
    "[isAdmin]Eins[/isAdmin]",
    "[ifuser]Eins",
    "[s2If current_user_can(access_s2member_level1)]Eins[/s2If]",
    "[s2If current_user_can(access_s2member_level1)]Eins",
    '[wlm_private "Gold"]Eins',
    '[membership level="1"]Eins[/membership]',
    "[restrict paid='true']Eins[/restrict]",
    "[restrict]\nEins",
    "[hidden]Eins",
    "[x]Eins[/x]",
    "[kunden]Eins[/kunden]",
    "[geschützt]Eins[/geschützt]",
    '[highlight color="red"]Eins',
    "Eins\n[unbekannt]\nzwei",
    "Eins\n[unbekannt ]\nzwei",
    "Eins [unbekannt /] zwei",
    '[contact-form-7 404 "Not Found"]',
    # Even what is harmless may be told to whom it is shown.
    '[vc_row disable_element="yes"]Eins[/vc_row]',
    '[vc_column_text visibility="logged-in"]Eins[/vc_column_text]',
    "[et_pb_text disabled_on='on|on|on' admin_label='x']Eins[/et_pb_text]",
    '[et_pb_section display_conditions="W10="]Eins[/et_pb_section]',
    "[caption caption='[a]' role='member']Eins[/caption]",
    "[gallery user_level=2]",
    '[column class="members-only"]Eins[/column]',
]
BLOCKS = [
    block("", "jetpack/premium-content/container"),
    "Eins<!-- wp:jetpack/paywall /-->zwei",
    "Eins ___STEADY_PAYWALL___ zwei",
    "Eins <!-- paywall --> zwei",
    block('{"metadata":{"blockVisibility":false}}', "paragraph"),
    block('{"metadata":{"blockVisibility":{"viewport":{"mobile":false}}}}'),
    block('{"align":"wide","restrictedTo":["gold"]}'),
    block('{"UAGDisplayConditions":"userstate","UAGLoggedOut":true}'),
    block('{"kadenceConditional":{"enabled":true}}', "kadence/rowlayout"),
    block('{"displayConditions":[{"type":"login-status"}]}', "stackable/columns"),
    block('{"otterConditions":[[{"type":"userRoles"}]]}'),
    block('{"a":{"b":[{"c":{"loggedInUser":"yes"}}]}}'),
    block('{"editorskit":{"loggedin":false,"loggedout":false}}'),
    block('{"contentControls":{"enabled":true,"userRoles":["x"]}}'),
    block('{"showToLoggedOut":false}'),
    block('{"vsdesk":true,"vstablet":true,"vsmobile":true}', "kadence/rowlayout"),
    block('{"className":"wide logged-in-only"}'),
    block('{"userRoles":["x"], broken'),
    '<!-- wp:group {"userRoles":["x"]}',
    f"{block('{"a":' * 5_000 + '{"userRoles":1}' + '}' * 5_000)}",
]
HTML = [
    "<p hidden>Eins</p>",
    '<p hidden="until-found">Eins</p>',
    '<div style="display:none">Eins</div>',
    '<div style="color:red;DISPLAY : NONE !important">Eins</div>',
    "<span style=visibility:hidden>Eins</span>",
    "<span style='font-size: 0'>Eins</span>",
    "<span style='opacity:0;'>Eins</span>",
    '<div class="wide d-none">Eins</div>',
    '<div title=">" style="display&#58;none">Eins</div>',
    "<style>.x{display:none}</style><p class='x'>Eins</p>",
    "<dialog>Eins</dialog>",
    "<div title='a<b' hidden>Eins</div>",
    '<p style="position:absolute;left: -9999px">Eins</p>',
    '<img src="a.jpg" style="display:none">',
]


@pytest.mark.parametrize("content", [*EXTENSIONS, *BLOCKS, *HTML])
def test_s16_what_was_not_for_all_readers_there_is_no_public_text(content):
    assert state(f"Vorab. {content}") is CameAs.WITHHELD
    assert state(content) is CameAs.WITHHELD
    assert state("Eins", excerpt=content) is CameAs.WITHHELD


SHOWN_TO_ALL = [
    "[vc_row][vc_column]Eins[/vc_column][/vc_row]",
    '[vc_row css=".vc_1{margin:0}" el_class="breit" disable_element=""]x[/vc_row]',
    "[et_pb_text disabled_on='off|off|off' admin_label='Text']Eins[/et_pb_text]",
    '[caption id="a" align="left" width="300"]<img src="a.jpg"> Eins[/caption]',
    '[wp_caption caption="Eins"]<img src="a.jpg">[/wp_caption]',
    '[gallery ids="1,2" columns="3" link="none" orderby="rand"]',
    '[audio mp3="https://a.example.org/a.mp3"][/audio]',
    '[video src="https://a.example.org/a.mp4" autoplay="on"]',
    '[playlist type="video" ids="1" tracklist="true"]',
    "[embed width=3]https://a.example.org/[/embed]",
    "[one_half]Eins[/one_half][one_half_last]zwei[/one_half_last]",
    "Eins [dropcap]z[/dropcap]wei [b]drei[/b]",
]
BRACKETS = [
    "[sic]",
    "Wie [sic] gesagt [1], [2-3] und [...] […].",
    "[Anm. d. Red.]",
    "[Anm. d. Red.: So stand es da, x = 5]",
    "Eins [d. Red.] zwei [wird fortgesetzt] [members of the house] [private citizens]",
    "Eins [only in brackets] und [internal]",
    "[CDU-Chef Merz] sagte, [Merkel] und [die Kanzlerin]",
    "[n = 12; p = 0.05] [N=12] [2019-05-03]",
    'Er [nannte ihn "klug"] und [vgl. <a href="https://a.example.org/?b=c">dort</a>]',
    "[siehe https://a.example.org/?b=c]",
    'Eins [mehr <a class="x" href="/b">dort</a>] zwei',
    "[[gallery]] und [[ppwp passwords=1]]",
    "[] [ ] [/] [",
]
PLAIN_BLOCKS = [
    '<!-- wp:loginout /--><!-- wp:group {"layout":{"type":"flex"}} --><p>Eins</p>'
    "<!-- /wp:group -->",
    block('{"url":"a.jpg","dimRatio":50,"isUserOverlayColor":true}', "cover"),
    block('{"level":3,"className":"is-style-wide","lock":{"move":true}}', "heading"),
    block('{"templateLock":"all","metadata":{"name":"x","categories":["y"]}}'),
    block('{"UAGDisplayConditions":"","UAGLoggedOut":false,"userRoles":[]}'),
    block('{"restrict":{"enabled":false,"to":[]},"hideMobile":false}'),
    block('{"browserSupport":true,"rememberMe":true,"accessibilityLabel":"x"}'),
    "<!--more-->Eins<!--nextpage-->zwei",
]
PLAIN_HTML = [
    '<p style="display:block;visibility:visible;opacity:0.8;font-size:0.9em">Eins</p>',
    '<div style="padding-bottom:56%;height:0;overflow:hidden">x</div>',
    '<img src="//z.example.com/p" width="1" height="1" style="display:none">',
    '<span aria-hidden="true">•</span><div class="hidden-gem d-flex">Eins</div>',
    '<input type="hidden" name="x"><script hidden>1</script>',
    "Ein Text über display:none und das Attribut hidden.",
    "<dialog open>Eins</dialog>",
]


@pytest.mark.parametrize(
    "content", [*SHOWN_TO_ALL, *BRACKETS, *PLAIN_BLOCKS, *PLAIN_HTML]
)
def test_what_was_for_all_readers_is_public(content):
    assert state(f"Vorab. {content}") is CameAs.PUBLIC
    assert state(content, excerpt=content) is CameAs.PUBLIC


BESIDE = [
    ("_members_access_role", "editor", True),
    ("_jetpack_newsletter_access", "paid_subscribers", True),
    ("_jetpack_newsletter_access", "everybody", False),
    ("rcp_access_level", "None", False),
    ("rcp_user_level", "administrator", True),
    ("rcUserLevel", "Subscriber", True),
    ("_wpmem_block", "1", True),
    ("_wpmem_block", "0", False),
    ("groups-read", "Gold", True),
    ("ppwp_post_password", "x", True),
    ("my_paywall", "on", True),
    ("um_content_restriction", 's:26:"_um_custom_access_settings";b:1;', True),
    ("um_content_restriction", 's:26:"_um_custom_access_settings";s:1:"0";', False),
    ("_members_access_role", "a:0:{}", False),
    ("_edit_last", "1", False),
    ("_hide_title", "1", False),
    ("_user_liked", "5", False),
]


@pytest.mark.parametrize(("key", "value", "restricted"), BESIDE)
def test_s16_what_stands_beside_an_article_keeps_it_from_readers(
    tmp_path, key, value, restricted
):
    meta = f"<wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value>"
    text = BLOG.read_text("utf-8").replace(
        "<wp:post_id>10<", f"<wp:postmeta>{meta}</wp:postmeta><wp:post_id>10<"
    )
    path = tmp_path / "meta.wxr"
    path.write_text(text, "utf-8")
    roses = next(one for one in items(Decoded(path)) if one.number == 10)
    assert roses.restricted == [key] * restricted
    assert (state_of(roses, NONE) is CameAs.WITHHELD) == restricted


@pytest.mark.parametrize(
    ("content", "stands"),
    [
        ('[highlight color="red"]Eins[/highlight]', CameAs.PUBLIC),
        ("[vcex_row]Eins[/vcex_row] [VCEX_x]", CameAs.PUBLIC),
        ("[highlights]Eins[/highlights]", CameAs.WITHHELD),
        ('[highlight role="member"]Eins[/highlight]', CameAs.WITHHELD),
        ("[highlight]Eins[/highlight] [member]zwei", CameAs.WITHHELD),
    ],
)
def test_s16_a_mapping_names_what_shows_its_text_to_everybody(content, stands):
    assert state(content, shown=Shown(("highlight", "vcex_*"))) is stands


def test_what_nobody_knows_is_counted_for_the_mapping():
    text = "[box]Eins[/box] [Box a=b] [caption]x[/caption] [sic] [members_only]"
    assert unknown_in(text) == {"box", "Box", "members_only"}


@pytest.mark.parametrize(
    "content",
    [
        "[a" * 100_000,
        "[a " * 100_000,
        '[a "' * 80_000,
        "[a '" * 50_000 + '[a "' * 50_000,
        "[/" * 100_000,
        "<!-- wp:a " * 100_000,
        "<!-- wp:a {" + " " * 500_000,
        "<p hidden " * 50_000,
        "<p hidden='" * 25_000 + '<p hidden="' * 25_000,
        '<p style="' * 100_000,
        "<!--" + "paid " * 100_000,
    ],
)
def test_s50_a_tangled_text_is_judged_and_ends(content):
    assert state(content) in CameAs
