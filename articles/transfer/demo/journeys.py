"""The way of each sample through the workflow: one table, read by `travelling`.

So a new newsroom has work on every desk. The workflow decides who may take a step.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One act: a demo account, and a transition of the workflow or a verb below.

    `note` is a decision's; `change` what a revision says about itself, `swap` what
    its text says now in place of what. `days` schedules, `until` is an expiry that
    has passed.
    """

    by: str
    verb: str
    language: str = "de"
    note: str = ""
    change: tuple[str, str] = ("update", "")
    swap: tuple[str, str] = ("", "")
    days: int = 0
    until: date | None = None


def publication(**options) -> tuple[Step, ...]:
    """Return the way of a draft to the public: two people besides its author."""
    language = options.get("language", "de")
    return (
        Step("author", "submit", language),
        Step("editor", "approve", language),
        Step("chief", "publish", **options),
    )


WRITTEN = (Step("author", "write"),)
SUBMITTED = (*WRITTEN, Step("author", "submit"))
APPROVED = (*SUBMITTED, Step("editor", "approve"))
IMPORTED = (Step("chief", "import"),)
# All other samples are imported as published, in every language that they have.
JOURNEYS: dict[str, tuple[Step, ...]] = {
    "samples/2008/lhc-start": (Step("chief", "import_draft"),),
    "samples/2024/cern-gruendung": WRITTEN,
    "samples/2025/esa-uebereinkommen": WRITTEN,
    "samples/2019/antarktisvertrag": SUBMITTED,
    "samples/2022/erasmus-anfaenge": SUBMITTED,
    "samples/calls/rechenzeit": (
        *SUBMITTED,
        Step(
            "author",
            "embargo",
            days=10,
            note="Die Beispielstiftung stellt das Programm in zehn Tagen vor.",
        ),
    ),
    "samples/2024/embl": APPROVED,
    "samples/2022/eso-foundation": (
        Step("author", "write", "en"),
        Step("author", "submit", "en"),
        Step("editor", "approve", "en"),
    ),
    "samples/2022/lissabon-konvention": (
        *SUBMITTED,
        Step(
            "editor",
            "send_back",
            note="Schöner Einstieg! Zwei Bitten: „wesentlicher Unterschied“ versteht "
            "nur, wer die Konvention kennt. Bitte in einem Satz erklären. Und beim "
            "zweiten Eintrag unter „Zum Nachlesen“ fehlt die Adresse.",
        ),
    ),
    "samples/2026/iter-jahrestag": (
        *SUBMITTED,
        Step(
            "editor",
            "discard",
            note="Doppelt: Zum Jahrestag haben wir schon „20 Jahre "
            "ITER-Übereinkommen“, und die Meldung dort ist ausführlicher.",
        ),
    ),
    "samples/2023/raumstation-iss": (*WRITTEN, *publication(days=7)),
    "samples/2016/kigali-aenderung": (
        *IMPORTED,
        Step(
            "author",
            "revise",
            change=("update", "Um den Tag des Inkrafttretens ergänzt."),
            swap=(
                "Die Industriestaaten beginnen mit der Minderung im Jahr 2019,",
                "In Kraft ist die Änderung seit dem 1. Januar 2019. Die "
                "Industriestaaten beginnen mit der Minderung noch im selben Jahr,",
            ),
        ),
        *publication(days=8),
    ),
    "samples/2019/vertrag-von-aachen": (
        *IMPORTED,
        Step(
            "author",
            "revise",
            swap=(
                "Bevor der Vertrag in Kraft treten kann, müssen ihn die Parlamente "
                "beider Länder billigen.",
                "Die Parlamente beider Länder haben den Vertrag gebilligt; in Kraft "
                "getreten ist er am 22. Januar 2020.",
            ),
        ),
    ),
    "samples/2025/suedkorea-horizont-europa": (
        *IMPORTED,
        Step(
            "author",
            "revise",
            change=(
                "update",
                "Ergänzt ist, für welchen Teil des Programms die Bedingungen gelten.",
            ),
            swap=(
                "Forschende aus Südkorea können in diesem Bereich nun zu denselben",
                "Forschende aus Südkorea können in diesem Pfeiler, nicht aber im "
                "ersten und im dritten, nun zu denselben",
            ),
        ),
        Step("author", "submit"),
    ),
    # The chief editor changes a word, and the approval will publish it.
    "samples/2014/rosetta-landung": (
        *IMPORTED,
        Step(
            "chief",
            "revise",
            change=("typo", ""),
            swap=("von der Muttersonde gelöst", "von der Raumsonde gelöst"),
        ),
        Step("chief", "publish_on_approval"),
    ),
    # The document holds the error on purpose, and the next one its slip of the pen.
    "samples/2017/european-xfel": (
        *IMPORTED,
        Step("chief", "import", "en"),
        Step(
            "author",
            "revise",
            change=(
                "correction",
                "In einer früheren Fassung war von zwölf beteiligten Ländern die "
                "Rede. Richtig ist: Es sind elf.",
            ),
            swap=("sind zwölf Länder beteiligt", "sind elf Länder beteiligt"),
        ),
        *publication(),
    ),
    "samples/2018/plan-s": (
        *IMPORTED,
        Step(
            "author",
            "revise",
            change=("typo", ""),
            swap=("Förderorganisatonen", "Förderorganisationen"),
        ),
        *publication(),
    ),
    "samples/2021/covax-ghana": (
        *IMPORTED,
        Step(
            "chief",
            "withdraw",
            note="Die Meldung gab den Stand vom Februar 2021 wieder und wird nicht "
            "mehr fortgeschrieben. Sie zeigt hier als Beispiel, wie eine "
            "zurückgezogene Meldung aussieht.",
        ),
    ),
    "samples/2009/jahr-der-astronomie": (
        Step("chief", "import_draft"),
        Step("chief", "submit"),
        Step("chief", "approve"),
        Step("chief", "publish", until=date(2010, 1, 1)),
    ),
    "samples/2023/max-planck-75": (*IMPORTED, Step("author", "translate", "en")),
    # The German text changes after the translation, which is outdated then.
    "samples/2015/paris-agreement": (
        *IMPORTED,
        Step("author", "translate", "en"),
        *publication(language="en"),
        Step(
            "author",
            "revise",
            change=("update", "Um den Tag des Inkrafttretens ergänzt."),
            swap=(
                "In Kraft tritt das Abkommen, sobald mindestens 55",
                "In Kraft ist das Abkommen seit dem 4. November 2016. Voraussetzung "
                "war, dass mindestens 55",
            ),
        ),
        *publication(),
    ),
}
