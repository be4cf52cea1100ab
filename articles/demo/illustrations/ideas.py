"""Motifs of agreements, texts and people's ways: what can't be photographed."""

from articles.demo.illustrations.drawing import (
    ACCENT,
    INK,
    LINE,
    NIGHT,
    OCHRE,
    PAPER,
    QUIET,
    ROSE,
    SAGE,
    SAND,
    SKY,
    SLATE,
    SURFACE,
    Sheet,
    oval,
    round_about,
)
from articles.demo.illustrations.places import bow


def book() -> Sheet:
    """An open book whose pages fly away."""
    sheet = Sheet(SAND)
    for number, (x, y, turn) in enumerate(
        (
            (1290, 130, 14),
            (1060, 210, -8),
            (760, 110, 9),
            (520, 240, -16),
            (1480, 330, 24),
        )
    ):
        leaf(sheet, (x, y), turn, PAPER if number % 2 else SURFACE)
    left = [(900, 560), (640, 490), (260, 520), (260, 960), (640, 930), (900, 1010)]
    right = [(1800 - x, y) for x, y in left]
    for page in (left, right):
        sheet.shape([(x, y + 54) for x, y in page], ACCENT)
        sheet.shape([(x, y + 26) for x, y in page], LINE)
        sheet.shape(page, PAPER)
    for row in range(6):
        y = 600 + row * 56
        short = 90 if row == 5 else 0
        sheet.line(
            [(340, y - 14), (620, y - 30), (820 - short, y + 22 - short / 4)], 11, QUIET
        )
        sheet.line([(980, y + 22), (1180, y - 30), (1460 - short, y - 14)], 11, QUIET)
    sheet.line([(900, 560), (900, 1010)], 8, LINE)
    return sheet


def leaf(sheet: Sheet, at, turn: float, colour: str) -> None:
    corners = [round_about(at, 118, turn + degrees) for degrees in (52, 128, 232, 308)]
    sheet.shape(corners, colour)
    for share in (0.28, 0.5, 0.72):
        ends = []
        for upper, lower in ((3, 0), (2, 1)):
            x = corners[upper][0] + (corners[lower][0] - corners[upper][0]) * share
            y = corners[upper][1] + (corners[lower][1] - corners[upper][1]) * share
            ends.append((x + (at[0] - x) * 0.25, y + (at[1] - y) * 0.25 * share))
        sheet.line(ends, 7, LINE)


def agreement() -> Sheet:
    """Two halves with teeth, about to fit into each other."""
    sheet = Sheet(SURFACE)
    teeth = [(0, 0), (150, 0), (150, 150), (0, 150)]
    edge = [(x, 150 + step * 300 + y) for step in range(3) for x, y in teeth]
    left = [(780 + x, y) for x, y in edge]
    right = [(1010 + x, y) for x, y in edge[1:]]
    sheet.shape([(0, 150), *left, (780, 1050), (0, 1050)], ACCENT)
    sheet.shape([(1800, 150), *right, (1010, 1050), (1800, 1050)], NIGHT)
    for number in range(3):
        y = 225 + number * 300
        sheet.disc((855, y), 26, PAPER)
        sheet.disc((1085, y + 150), 26, PAPER)
    sheet.ring((380, 600), 190, 26, ROSE)
    sheet.ring((1480, 600), 190, 26, SLATE)
    return sheet


def bridge() -> Sheet:
    """A bridge between two shores."""
    sheet = Sheet(SKY)
    sheet.disc((900, 470), 250, PAPER)
    sheet.rectangle((0, 860), (1800, 340), SLATE)
    for row in range(5):
        y = 920 + row * 58
        sheet.line([(520 - row * 60, y), (1280 + row * 60, y)], 7, SKY)
    sheet.shape([(0, 700), (330, 700), (470, 900), (400, 1200), (0, 1200)], SAGE)
    sheet.shape(
        [(1800, 700), (1470, 700), (1330, 900), (1400, 1200), (1800, 1200)], OCHRE
    )
    arch = oval((900, 700), (640, 460), span=(180, 360))
    for number in range(8, 113, 8):
        sheet.line([arch[number], (arch[number][0], 700)], 8, NIGHT)
    sheet.line(arch, 34, ACCENT)
    sheet.rectangle((0, 680), (1800, 40), NIGHT)
    return sheet


def ways() -> Sheet:
    """Ways of many people between many places."""
    sheet = Sheet(PAPER)
    places = [
        (190, 860),
        (430, 400),
        (700, 720),
        (960, 300),
        (1180, 860),
        (1420, 480),
        (1640, 780),
    ]
    journeys = ((0, 1), (1, 3), (3, 5), (5, 6), (0, 2), (2, 4), (4, 6), (2, 3), (4, 5))
    journeys = (*journeys, (0, 3), (1, 5), (2, 6))
    colours = (SLATE, OCHRE, SAGE, ROSE)
    for number, (start, end) in enumerate(journeys):
        colour = colours[number % 4] if number < 9 else ACCENT
        lift = 40 if number < 9 else 150
        sheet.line(bow(places[start], places[end], lift), 14, colour)
    for number, place in enumerate(places):
        sheet.disc(place, 54 + number % 3 * 12, NIGHT)
        sheet.disc(place, 24, PAPER)
    return sheet


def shelves() -> Sheet:
    """Shelves of an archive, one volume taken out."""
    sheet = Sheet(NIGHT)
    colours = (SLATE, SAND, OCHRE, SKY, ROSE, SAGE, LINE, QUIET)
    for row in range(3):
        floor, x, number = 400 + row * 380, 40, row * 3
        while x < 1740:
            width = 44 + (number * 37 + row * 13) % 52
            high = 210 + (number * 53 + row * 29) % 96
            if (row, number) == (1, 13):
                sheet.shape(
                    [
                        (x + 30, floor),
                        (x + 150, floor - 290),
                        (x + 226, floor - 260),
                        (x + 110, floor),
                    ],
                    ACCENT,
                )
                x += 250
            else:
                sheet.rectangle((x, floor - high), (width, high), colours[number % 8])
                band = floor - high + 40 + number % 3 * 16
                sheet.rectangle((x, band), (width, 14), NIGHT)
                x += width + 7
            number += 1
        sheet.rectangle((0, floor), (1800, 30), INK)
    return sheet


def molecule() -> Sheet:
    """A molecule of balls and sticks, and its neighbours far away."""
    sheet = Sheet(SURFACE)
    for middle, radius, colour in (
        ((330, 250), 110, LINE),
        ((1540, 950), 130, LINE),
        ((1500, 210), 80, LINE),
    ):
        ring6 = [round_about(middle, radius, degrees) for degrees in range(30, 391, 60)]
        sheet.line(ring6, 16, colour)
    middle = (860, 620)
    atoms = [round_about(middle, 270, degrees) for degrees in range(30, 390, 60)]
    sheet.line([*atoms, atoms[0]], 26, NIGHT)
    inner = [round_about(middle, 214, degrees) for degrees in range(30, 390, 60)]
    for number in (0, 2, 4):
        sheet.line([inner[number], inner[number + 1]], 16, NIGHT)
    for number, (atom, colour, size) in enumerate(
        zip(
            atoms,
            (OCHRE, SLATE, ACCENT, SLATE, SLATE, ACCENT),
            (0, 62, 84, 62, 62, 84),
            strict=True,
        )
    ):
        outer = round_about(middle, 480, 30 + number * 60)
        sheet.line([atom, outer], 22, NIGHT)
        sheet.disc(outer, size or 98, colour)
        sheet.disc(atom, 58, NIGHT)
    return sheet


def building() -> Sheet:
    """A building of columns, as universities like to have."""
    sheet = Sheet(SKY)
    sheet.disc((1380, 330), 150, SAND)
    sheet.rectangle((0, 1010), (1800, 190), SAGE)
    sheet.shape([(900, 190), (1500, 460), (300, 460)], ACCENT)
    sheet.shape([(900, 262), (1310, 440), (490, 440)], ROSE)
    sheet.disc((900, 372), 46, PAPER)
    sheet.rectangle((320, 460), (1160, 64), PAPER)
    sheet.rectangle((380, 524), (1040, 420), NIGHT)
    for number in range(6):
        x = 390 + number * 190
        sheet.rectangle((x, 524), (78, 420), PAPER)
        sheet.rectangle((x - 14, 524), (106, 28), LINE)
        sheet.rectangle((x - 14, 916), (106, 28), LINE)
    sheet.rectangle((862, 690), (84, 254), OCHRE, 42)
    for step in range(3):
        sheet.rectangle(
            (330 - step * 60, 944 + step * 34),
            (1140 + step * 120, 34),
            (PAPER, SURFACE, LINE)[step],
        )
    return sheet


def shares() -> Sheet:
    """Seven parts make one ring; one of them is larger than the others."""
    sheet = Sheet(PAPER, size=(1800, 1800))
    middle, begin = sheet.middle, -90.0
    for size, colour in (
        (163.6, ACCENT),
        *((32.73, one) for one in (SLATE, OCHRE, SAGE, NIGHT, ROSE, QUIET)),
    ):
        aside = round_about(middle, 46, begin + size / 2)
        sheet.wedge(aside, 700, (begin + 1.4, begin + size - 1.4), colour)
        begin += size
    sheet.disc(middle, 400, PAPER)
    sheet.ring(middle, 250, 60, SAND)
    sheet.ring(middle, 250, 22, OCHRE)
    return sheet
