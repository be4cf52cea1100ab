"""Load what is judged into a database of each kind, and ask there."""

from collections.abc import Iterable

from benchmarks.houses import NEWSROOM, House, Kind

JUDGED = Kind(
    name="judged",
    settings=NEWSROOM.settings,
    loader="benchmarks.quality.loading",
    refresher=None,
    made_by=(),
    tables=None,
    server=NEWSROOM.server,
)
# Invented articles among those that are judged: words that nobody asks for.
FILLERS = 300


def judged_on(vendors: Iterable[str]) -> dict[str, dict]:
    """Return by database what `benchmarks.quality.asking` tells; all is loaded anew,
    since it takes a minute and what is judged is how it is indexed.
    """
    told = {}
    for vendor in vendors:
        house = House(JUDGED, vendor, FILLERS)
        # Some of the articles are about nothing that has a label.
        house.env["NEWSROOM_PREFLIGHT_ERRORS"] = "none"
        # The judge looks at what is found, however busy the machine is.
        house.env["NEWSROOM_SEARCH_BUDGET"] = "60000"
        house.database.empty()
        house.run(JUDGED.loader, FILLERS)
        told[house.database.version] = house.told("benchmarks.quality.asking")
    return told
