"""Each country's square: one for each, none twice, and beside whom it belongs."""

import csv

import pytest

from articles.site.charts.placing import WORLD, squares
from tests.conftest import ROOT

DATA = ROOT / "articles/migrations/data/countries_organisations.csv"
# The first lies north of the second.
NORTH = """
CA US, US MX, MX GT, GT SV, HN NI, NI CR, CR PA, PA CO, CU JM, HT JM, VE BR, GY BR,
CO EC, EC PE, PE CL, BO AR, BR AR, BR PY, PY AR, BR UY, AR fk, gl CA, IS IE,
NO DK, SE DK, SE PL, FI EE, EE LV, LV LT, DK DE, DE CH, DE AT, PL CZ,
PL SK, CZ AT, SK HU, BY UA, UA RO, UA MD, GB FR, NL BE, BE FR, LU FR, FR ES, FR AD,
CH IT, AT SI, AT IT, HU RS, HR BA, BA ME, RS XK, RS MK, MK GR, XK AL,
RO BG, BG GR, BG TR, IT MT, IT VA, ES MA, PT MA, TR CY, TR SY, GR EG,
RU KZ, RU MN, KZ UZ, KZ KG, UZ TM, KG TJ, TJ AF, TM IR, GE AM, AZ IR, SY JO, LB IL,
IQ KW, IQ SA, JO SA, SA YE, QA OM, AE OM, AF PK, MN CN, CN IN, CN MM, CN VN, CN TW,
NP IN, BT BD, IN LK, IN MV, KP KR, JP TW, TW PH, MM TH, LA KH, LA TH, TH MY, MY SG,
VN BN, PH ID, BN ID, ID AU, PG AU, TL AU, AU NZ, FJ NZ, MH NR, SB VU, KI WS, VU nc,
MA MR, DZ ML, DZ NE, LY TD, LY NE, EG SD, MR SN, ML CI, BF GH, BF CI, NE NG, TD CF,
TD CM, SD SS, ER ET, ER DJ, SN GM, SN GW, GN SL, GN LR, NG CM, CF CD, CF CG, SS UG,
SS CD, ET KE, DJ SO, UG RW, KE TZ, UG TZ, RW BI, TZ MZ, TZ MW, CM GA, CG AO,
CD AO, CD ZM, AO NA, ZM ZW, ZM BW, MW MZ, ZW ZA, BW ZA, NA ZA, MZ SZ, MZ ZA, KM MG
"""
# The first lies west of the second.
WEST = """
GT BZ, SV HN, GT HN, CU HT, HT DO, DO pr, CO VE, VE GY, GY SR, SR gf, EC BR, PE BR,
BO BR, CL AR, AR UY, LC BB, VC BB, CR PA, MX CU, MX BS,
IS NO, NO SE, SE FI, FI RU, EE RU, LV RU, UA RU, IE GB, GB NL, GB DK, NL DE, DE PL,
PL LT, PL BY, BE LU, LU CZ, DE CZ, CZ SK, SK UA, FR CH, CH LI, LI AT, AT HU, HU RO,
RO MD, PT ES, ES AD, FR IT, IT SI, SI HR, HR RS, RS BG, IT HR, IT BA, IT AL, BA XK,
XK MK, AL GR, GR TR, TR AM, AM AZ, TR GE, CY LB, LB SY, SY IQ, IQ IR, IR AF, IR PK,
IL PS, PS JO, JO IQ, IL JO, EG IL, EG SA, SA QA, QA AE, YE OM, SA OM, KW BH,
KZ MN, UZ KG, TM TJ, UZ CN, KG CN, PK IN, NP BT, IN BD, BD MM, MM LA, LA VN, TH KH,
TH VN, CN KR, KP JP, KR JP, CN JP, VN PH, MY BN, ID TL, ID PG, TL PG, PW FM,
FM MH, PG NR, AU NZ, VU FJ, FJ TO, VU WS, LK MY,
EH MA, MA DZ, DZ TN, DZ LY, TN LY, LY EG, MR ML, ML BF, BF NE, ML NE, NE TD, TD SD,
SD ER, CV SN, SN GN, GN CI, CI GH, GH TG, GH BJ, BJ NG, GW GN, SL LR, NG CF, CM CF,
CF SS, SS ET, ET DJ, CM CG, CG CD, CD UG, UG KE, KE SO, ET SO, ST GA, GQ CG, GA CG,
CD RW, RW TZ, CD TZ, AO ZM, ZM MW, ZM MZ, MZ KM, NA BW, BW ZW, ZW MZ, MZ MG, MG MU,
ZA LS, LS SZ, ER YE, TZ SC, BR CV, US PT, CA IE
"""
# Neighbours whose squares touch, by an edge or a corner.
TOUCHING = """
US CA, US MX, MX GT, GT BZ, GT SV, HN SV, VE CO, AR CL, AR UY, AR BO, NO SE, SE FI,
GB IE, NL DE, DE PL, DE DK, DE CZ, DE BE, NL BE, BE LU, BE FR, FR LU, FR CH, FR ES,
CH LI, LI AT, CH IT, AT CZ, AT SK, AT HU, AT SI, HU SK, HU RO, HU HR, HU RS,
RO MD, RO BG, RO RS, UA BY, PL LT, LV LT, LV EE, PT ES, MA DZ, LY TN, LY EG, EG SD,
KE UG, KE TZ, KE SO, TZ RW, ZA BW, ZA LS, IN BD, IN NP, IN PK, CN MN, KP KR, IR IQ,
IR AZ, TR GR, SY LB, IL LB, IL PS, JO PS, TH MM, TH KH, MY SG, BN ID, PG TL
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(pair.split()) for pair in text.replace("\n", " ").split(",")]


def place(code: str) -> tuple[int, int]:
    square = squares()[code.upper()]
    return square.row, square.column


def test_every_country_of_the_newsroom_has_a_square():
    with DATA.open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        codes = {row["code"] for row in rows if row["kind"] == "country"}
    assert codes == set(squares())


def test_no_two_share_one_and_no_country_has_two():
    words = [word.upper() for word in WORLD.read_text(encoding="utf-8").split()]
    named = [word for word in words if word != "--"]
    assert len(named) == len(set(named)) == len(squares())
    places = {place(code) for code in squares()}
    assert len(places) == len(squares())


def test_the_rows_of_the_file_stand_one_below_the_other():
    lines = WORLD.read_text(encoding="utf-8").splitlines()
    assert len({len(line) for line in lines}) == 1
    assert {len(word) for line in lines for word in line.split()} == {2}


@pytest.mark.parametrize(("northern", "southern"), pairs(NORTH))
def test_who_lies_north_stands_above(northern, southern):
    assert place(northern)[0] < place(southern)[0]


@pytest.mark.parametrize(("western", "eastern"), pairs(WEST))
def test_who_lies_west_stands_to_the_left(western, eastern):
    assert place(western)[1] < place(eastern)[1]


def test_neighbours_touch():
    apart = [
        (one, other)
        for one, other in pairs(TOUCHING)
        if max(abs(a - b) for a, b in zip(place(one), place(other), strict=True)) > 1
    ]
    assert apart == []


def test_states_are_always_drawn_and_territories_where_they_are_asked_for():
    for code in ("DE", "LU", "VA", "TW", "XK", "PS"):
        assert squares()[code].is_always
    for code in ("AQ", "GL", "PR", "HK", "BV"):
        assert not squares()[code].is_always
    assert sum(square.is_always for square in squares().values()) == 198
