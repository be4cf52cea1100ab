"""The report on accessibility says what the evidence says, and nothing besides; the
page for operators says what the report would say of a run in which every test passes.
"""

from collections import Counter

import pytest

from tests.conftest import ROOT
from tests.house.conformance import criteria, evidence, leaving, markers, report
from tests.house.conformance.criteria import AREAS, CLAUSES, EVERY, WCAG_21, WCAG_22
from tests.house.conformance.judged import BOTH, DESK, SITE, judged

PAGE = ROOT / "docs" / "accessibility.md"
FOCUS, CONTRAST, NOTHING = (
    next(it for it in WCAG_21 if it.number == number)
    for number in ("2.4.3", "1.4.3", "1.2.2")
)
TEST = markers.Test("tests/site/test_it.py", "test_the_focus_goes_on")
HELD = {("2.4.3", "site"): [TEST]}


def look(**said) -> dict:
    known = {"area": "site", "page": "/de/", "axe": "4.0", "chromium": "100.0"}
    known |= {"language": "de", "scheme": "light", "forced": False, "width": 320}
    kinds = {kind: {} for kind in leaving.KINDS}
    return known | {"rules": kinds | said.pop("rules", {})} | said


def ran(outcome: str) -> dict:
    return {"test": "::".join(TEST), "outcome": outcome}


def seen(*lines: dict) -> evidence.Evidence:
    return evidence.summed_up(lines, date="2027-01-02", length="short")


def contrast(kind: str, **said) -> dict:
    return look(rules={kind: {"color-contrast": ["1.4.3"]}}, **said)


def test_every_criterion_stands_in_the_report_once_for_each_area():
    levels = Counter(it.level for it in WCAG_21)
    assert levels == {"A": 30, "AA": 20}
    assert len(WCAG_22) == 6
    assert len({it.number for it in EVERY}) == len(EVERY)
    clauses = Counter(
        line.split(" | ")[0].removeprefix("| ")
        for line in report.written(seen(), {}).splitlines()
        if line.startswith("| ")
    )
    assert {it.clause: clauses[it.clause] for it in EVERY} == {
        it.clause: len(AREAS) for it in EVERY
    }
    assert FOCUS.clause == "9.2.4.3"
    assert CLAUSES[0].clause == "5.1"


def test_without_evidence_nothing_is_claimed():
    for asked in EVERY:
        for area in AREAS:
            said = judged(asked.number, area)
            result = report.result_of(asked, area, seen(), {})
            if said.is_seen:
                assert result == report.SUPPORTS
            elif said.is_gap:
                assert result == report.PARTLY
            elif said.applies:
                assert result == report.NOT_EVALUATED
            else:
                assert result == report.NOT_APPLICABLE
            assert said.text or result == report.NOT_EVALUATED, asked


@pytest.mark.parametrize(
    ("outcomes", "result"),
    [
        (["passed"], report.SUPPORTS),
        (["passed", "failed"], report.PARTLY),
        (["failed"], report.FAILS),
        (["skipped"], report.NOT_EVALUATED),
        ([], report.NOT_EVALUATED),
    ],
)
def test_a_test_that_failed_or_did_not_run_supports_nothing(outcomes, result):
    known = seen(*map(ran, outcomes))
    assert report.result_of(FOCUS, "site", known, HELD) == result
    assert report.result_of(FOCUS, "desk", known, HELD) == report.NOT_EVALUATED
    line = report.row_of(FOCUS, "site", known, HELD)
    assert "the focus goes on](../tests/site/test_it.py)" in line
    assert ("**failed:**" in line) is ("failed" in outcomes)
    assert ("(didn't run)" in line) is (result == report.NOT_EVALUATED)


def test_a_violation_shows_beside_whatever_passed():
    fine = contrast("passes", page="/en/")
    for lines, result in (
        ([fine], report.SUPPORTS),
        ([contrast("violations")], report.FAILS),
        ([contrast("incomplete")], report.NOT_EVALUATED),
        ([contrast("inapplicable")], report.NOT_EVALUATED),
    ):
        assert report.result_of(CONTRAST, "site", seen(*lines), {}) == result
    known = seen(fine, contrast("violations"), contrast("incomplete"), ran("passed"))
    held = {("1.4.3", "site"): [TEST]}
    assert report.result_of(CONTRAST, "site", known, held) == report.PARTLY
    line = report.row_of(CONTRAST, "site", known, held)
    assert "`color-contrast` on 1 pages × 1 settings, unclear in 1 looks" in line
    assert "**violated in 1 looks**" in line
    remaining = report.remaining(known, held)
    assert "the public site, partially supports:** 9.1.4.3 Contrast" in remaining


def test_what_there_is_nothing_of_is_violated_all_the_same_if_axe_says_so():
    known = seen(look(rules={"violations": {"video-caption": ["1.2.2"]}}))
    assert report.result_of(NOTHING, "desk", known, {}) == report.NOT_APPLICABLE
    assert report.result_of(NOTHING, "site", known, {}) == report.FAILS


def test_axe_alone_decides_only_what_it_sees_whole():
    rules = {"passes": {"image-alt": ["1.1.1"], "html-has-lang": ["3.1.1"]}}
    known = seen(look(rules=rules))
    by_number = {it.number: it for it in WCAG_21}
    for number, result in (
        ("1.1.1", report.NOT_EVALUATED),
        ("3.1.1", report.SUPPORTS),
    ):
        assert report.result_of(by_number[number], "site", known, {}) == result
    assert set(by_number) | {it.number for it in WCAG_22} > report.AXE_ALONE


def test_pages_and_settings_are_counted_once_and_looks_always():
    known = seen(
        contrast("passes"),
        contrast("passes"),
        contrast("passes", page="/en/", language="en", forced=True),
        contrast("passes", area="desk", page="/admin/"),
    )
    assert known.rules["color-contrast", "site"] == evidence.Rule(("1.4.3",), 3, 2, 2)
    assert known.pages == {"site": 2, "desk": 1}
    assert known.looks["site", "German", "light", "320"] == 2
    assert known.looks["site", "English", "forced, light", "320"] == 1


def test_the_report_ends_with_its_evidence():
    known = seen(
        contrast("passes"),
        contrast("violations", page="/en/", width=1440, area="desk"),
        ran("passed"),
        ran("failed"),
    )
    end = report.written(known, HELD).partition(evidence.TITLES["facts"])[2]
    for line in (
        "- Date: 2027-01-02",
        "- Pages of the site: 1",
        "| desk | German | light | 1440 | 1 |",
        "| `color-contrast` | desk | 1.4.3 | 0 | 0 | 0 | 0 | 1 |",
        "| `color-contrast` | site | 1.4.3 | 1 | 1 | 1 | 0 | 0 |",
        f"| `{'::'.join(TEST)}` | 1 | 1 |",
    ):
        assert f"\n{line}\n" in end


def test_a_run_leaves_a_line_that_names_no_row(tmp_path, monkeypatch):
    monkeypatch.setenv(leaving.VARIABLE, str(tmp_path))
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw7")
    leaving.leave(ran("passed"))
    leaving.leave(contrast("passes"))
    assert [file.name for file in tmp_path.iterdir()] == ["gw7.jsonl"]
    assert list(evidence.lines_of(tmp_path)) == [ran("passed"), contrast("passes")]
    origin = "http://127.0.0.1:1"
    for path, shape in (
        ("/admin/articles/article/12/change/", "/admin/articles/article/*/change/"),
        ("/admin/reset/MQ/ab1-0f/", "/admin/reset/*/*/"),
        ("/de/archiv/2020/02/", "/de/archiv/*/*/"),
        ("/de/artikel/?topic=x&q=&topic=y", "/de/artikel/?q&topic"),
    ):
        assert leaving.shape_of(origin + path) == shape
    areas = {"/admin/": "desk", "/de/": "site", "/probe": None}
    assert {path: leaving.area_of(path) for path in areas} == areas
    tags = ["wcag2aa", "wcag143", "EN-9.1.4.3", "wcag1410", "best-practice"]
    assert leaving.criteria_of(tags) == ["1.4.3", "1.4.10"]


MARKED = "import pytest\n{}\ndef test_it():\n    pass\n"


def test_markers_are_collected_without_running_anything(tmp_path):
    folder = tmp_path / "tests" / "site"
    folder.mkdir(parents=True)
    mark = '@pytest.mark.long\n@pytest.mark.wcag("2.4.7", "1.4.3", on="both")'
    (folder / "test_it.py").write_text(f"{MARKED.format(mark)}raise SystemExit\n")
    (folder / "test_other.py").write_text(MARKED.format(""))
    test = markers.Test("tests/site/test_it.py", "test_it")
    assert markers.collected(tmp_path) == {
        (number, area): [test] for number in ("2.4.7", "1.4.3") for area in AREAS
    }


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ('@pytest.mark.wcag("2.4.99", on="site")', r"no criterion \['2.4.99'\]"),
        ('@pytest.mark.wcag(on="site")', "no criterion"),
        ("@pytest.mark.wcag", "names no criterion"),
        ('@pytest.mark.wcag("2.4.7")', "say on="),
        ('@pytest.mark.wcag("2.4.7", on="paper")', "say on="),
        ("@pytest.mark.wcag(NUMBER, on='site')", "no plain text"),
        ('pytestmark = pytest.mark.wcag("2.4.7", on="site")', "elsewhere"),
    ],
)
def test_a_marker_that_says_nothing_is_refused(mark, said):
    with pytest.raises(ValueError, match=said):
        list(markers.marks_in(MARKED.format(mark), "tests/test_it.py"))


def test_every_marker_names_a_criterion_that_applies():
    held = markers.collected()
    assert held
    assert {number for number, _area in held} <= criteria.NUMBERS
    assert [it for it in held if not judged(*it).applies] == []
    for told in (BOTH, SITE, DESK):
        assert set(told) <= criteria.NUMBERS


def test_the_page_for_operators_says_what_is_supported_and_what_remains_open():
    held = markers.collected()
    by_axe = {"passes": {"axe": [*report.AXE_ALONE]}}
    tests = {"::".join(test) for tests in held.values() for test in tests}
    known = seen(
        *(look(area=area, rules=by_axe) for area in AREAS),
        *({"test": name, "outcome": "passed"} for name in tests),
    )
    page = PAGE.read_text(encoding="utf-8")
    assert report.summary(known, held) in page
    assert report.remaining(known, held) in page
