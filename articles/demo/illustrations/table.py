"""Which illustration stands in which sample, and what it shows in both languages.

A caption stands only where it says more than the picture.
"""

from collections.abc import Callable
from dataclasses import dataclass

from articles.demo.illustrations import ideas, machines, places
from articles.demo.illustrations.drawing import Sheet

CREDIT = "Musterredaktion (Illustration)"
LICENCE = "CC0 1.0"


@dataclass(frozen=True, slots=True)
class Illustration:
    """One picture. It leads `leads`, and stands in `inside` after so many paragraphs.

    `focus` is its focal point in percent.
    """

    draw: Callable[[], Sheet]
    title: str
    alt: str
    alt_en: str
    caption: str = ""
    caption_en: str = ""
    leads: tuple[str, ...] = ()
    inside: tuple[str, int] = ("", 0)
    focus: tuple[int, int] = (50, 50)

    @property
    def name(self) -> str:
        return self.draw.__name__


ILLUSTRATIONS = (
    Illustration(
        machines.reactor,
        "Fusionsreaktor",
        "Ein leuchtend roter Ring, um den achtzehn dunkle Spulen stehen, von oben "
        "gesehen.",
        "A glowing red ring surrounded by eighteen dark coils, seen from above.",
        "Der Ring aus heißem Plasma und die Spulen, die ihn halten, stark vereinfacht.",
        "The ring of hot plasma and the coils that hold it, greatly simplified.",
        leads=("2026/iter-20-years",),
    ),
    Illustration(
        ideas.shares,
        "Sieben Teile eines Rings",
        "Ein Ring aus sieben Teilen. Ein Teil nimmt fast die Hälfte ein, die sechs "
        "anderen sind gleich groß.",
        "A ring of seven parts. One takes up nearly half of it; the other six are of "
        "equal size.",
        "Wie sich die Baukosten verteilen: Europa trägt knapp die Hälfte, die sechs "
        "anderen Partner tragen jeweils gleich viel.",
        "How the construction costs are shared: Europe bears just under half, each of "
        "the six other partners the same amount.",
        inside=("2026/iter-20-years", 3),
    ),
    Illustration(
        machines.detector,
        "Detektor",
        "Bunte Bahnen gehen von einem Punkt aus und krümmen sich durch die Schichten "
        "eines runden Detektors.",
        "Coloured tracks start from one point and bend through the layers of a round "
        "detector.",
        leads=("2024/cern-brasilien", "2008/lhc-start"),
        focus=(46, 50),
    ),
    Illustration(
        machines.computers,
        "Rechnerhalle",
        "Zwei lange Reihen dunkler Rechnerschränke laufen auf einen Fluchtpunkt zu.",
        "Two long rows of dark computer racks run towards a vanishing point.",
        leads=("2025/jupiter",),
        focus=(50, 42),
    ),
    Illustration(
        machines.dishes,
        "Radioteleskope",
        "Drei weiße Radioteleskope auf rotem Boden, darüber die Bahnen von Sternen.",
        "Three white radio telescopes on red ground under the trails of stars.",
        leads=("2022/ska-construction", "2009/jahr-der-astronomie"),
        focus=(40, 55),
    ),
    Illustration(
        machines.laser,
        "Röntgenlaser",
        "Eine rote Wellenlinie schlängelt sich zwischen zwei Reihen von Magneten; "
        "ein heller Strahl wird nach rechts breiter.",
        "A red wave winds between two rows of magnets; a bright beam widens to the "
        "right.",
        "Zwischen den Magneten werden die Elektronen hin und her gelenkt; dabei geben "
        "sie Licht ab.",
        "Between the magnets the electrons are steered to and fro, giving off light.",
        leads=("2017/european-xfel",),
    ),
    Illustration(
        machines.beamlines,
        "Speicherring",
        "Ein runder Speicherring von oben, von dem Strahlrohre in alle Richtungen "
        "abgehen.",
        "A round storage ring from above, with beamlines leaving in all directions.",
        leads=("2017/sesame", "2010/fair-gruendung"),
        focus=(48, 50),
    ),
    Illustration(
        places.ship,
        "Forschungsschiff im Eis",
        "Ein Forschungsschiff liegt zwischen Eisschollen, hinter ihm steht die Sonne "
        "tief.",
        "A research ship lies between ice floes, with the sun low behind it.",
        leads=("2020/mosaic-expedition",),
        focus=(48, 50),
    ),
    Illustration(
        places.station,
        "Raumstation",
        "Eine Raumstation mit acht Sonnensegeln über dem Rand der Erde.",
        "A space station with eight solar panels above the rim of the Earth.",
        leads=("2023/raumstation-iss", "2025/esa-uebereinkommen"),
        focus=(48, 45),
    ),
    Illustration(
        places.comet,
        "Komet mit Sonde",
        "Eine Raumsonde umrundet einen Kometen, dessen Schweif nach rechts oben zeigt.",
        "A space probe circles a comet whose tail points to the upper right.",
        leads=("2014/rosetta-landung",),
        focus=(40, 58),
    ),
    Illustration(
        places.globe,
        "Globus",
        "Ein Globus; von einem roten Punkt führen Bögen zu sechs anderen Punkten.",
        "A globe; arcs lead from a red point to six others.",
        leads=("2021/horizon-europe", "2023/new-zealand-horizon-europe"),
    ),
    Illustration(
        places.wind,
        "Windräder",
        "Drei Windräder auf grünen Hügeln vor einer blassen Sonne.",
        "Three wind turbines on green hills in front of a pale sun.",
        leads=("2015/paris-agreement",),
        focus=(60, 45),
    ),
    Illustration(
        places.contours,
        "Höhenlinien",
        "Höhenlinien zweier Berge; ein gestrichelter Weg führt auf den kleineren.",
        "Contour lines of two mountains; a dashed path leads up the smaller one.",
        leads=("2022/reform-der-forschungsbewertung",),
        focus=(62, 45),
    ),
    Illustration(
        ideas.book,
        "Offenes Buch",
        "Aus einem aufgeschlagenen Buch fliegen Blätter davon.",
        "Leaves fly away from an open book.",
        leads=("2018/plan-s", "2021/unesco-open-science"),
        focus=(50, 60),
    ),
    Illustration(
        ideas.agreement,
        "Zwei Hälften",
        "Eine rote und eine dunkelblaue Fläche, deren Zähne ineinandergreifen werden.",
        "A red and a dark blue shape whose teeth are about to interlock.",
        leads=("2025/switzerland-eu-programmes", "2024/uk-horizon-europe"),
    ),
    Illustration(
        ideas.bridge,
        "Brücke",
        "Eine rote Bogenbrücke verbindet zwei Ufer.",
        "A red arched bridge connects two shores.",
        leads=("2019/vertrag-von-aachen", "2025/suedkorea-horizont-europa"),
    ),
    Illustration(
        ideas.ways,
        "Wege",
        "Bunte Wege verbinden sieben Orte.",
        "Coloured paths connect seven places.",
        leads=("2014/erasmus-plus", "2022/erasmus-anfaenge"),
    ),
    Illustration(
        ideas.shelves,
        "Bücherregal",
        "Drei volle Regalböden; ein roter Band lehnt schräg in einer Lücke.",
        "Three full shelves; a red volume leans in a gap.",
        leads=("2023/max-planck-75", "2015/frascati-handbuch"),
    ),
    Illustration(
        ideas.molecule,
        "Molekül",
        "Das Modell eines ringförmigen Moleküls aus Kugeln und Stäben.",
        "A ball-and-stick model of a ring-shaped molecule.",
        leads=("2016/kigali-aenderung", "2024/embl"),
        focus=(48, 50),
    ),
    Illustration(
        ideas.building,
        "Säulenbau",
        "Ein Gebäude mit sechs Säulen und rotem Giebel, wie eine alte Universität.",
        "A building with six columns and a red pediment, like an old university.",
        leads=("2020/bonn-declaration", "1999/bologna-erklaerung"),
    ),
)
