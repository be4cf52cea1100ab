"""Motifs of places and journeys: ice, orbit, comet, globe, coast, wind, buildings."""

from math import cos, sin

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

STARS = [(97 * n * n % 1800, 61 * n * n % 1200, 3 + n % 4) for n in range(1, 60)]


def ship() -> Sheet:
    """A research ship between floes, under a low sun."""
    sheet = Sheet(SKY)
    sheet.disc((1330, 520), 190, SAND)
    sheet.disc((1330, 520), 120, OCHRE)
    sheet.rectangle((0, 640), (1800, 560), SLATE)
    for peak, base in (((160, 520), 330), ((420, 560), 300), ((1690, 540), 320)):
        sheet.shape([(peak[0] - base, 640), peak, (peak[0] + base, 640)], PAPER)
    sheet.shape([(430, 610), (1300, 610), (1220, 800), (560, 800)], NIGHT)
    sheet.shape([(478, 720), (1256, 720), (1220, 800), (560, 800)], ACCENT)
    sheet.rectangle((590, 470), (330, 140), PAPER)
    sheet.rectangle((640, 370), (230, 100), PAPER)
    sheet.rectangle((700, 270), (120, 100), OCHRE)
    for number in range(5):
        sheet.rectangle((616 + number * 60, 510), (34, 34), SLATE, 6)
    sheet.line([(760, 270), (760, 130)], 10, INK)
    sheet.line([(690, 180), (830, 180)], 8, INK)
    sheet.line([(1120, 610), (1030, 380)], 12, INK)
    sheet.line([(1030, 380), (1190, 470)], 10, INK)
    floes = [
        [(-20, 790), (350, 770), (610, 840), (470, 930), (60, 950), (-20, 910)],
        [(690, 830), (1010, 800), (1190, 860), (1010, 930), (760, 920)],
        [(1260, 780), (1820, 770), (1820, 900), (1500, 930), (1320, 870)],
        [(-20, 1010), (290, 980), (560, 1040), (480, 1220), (-20, 1220)],
        [(620, 990), (1130, 970), (1330, 1050), (1210, 1220), (660, 1220)],
        [(1400, 980), (1820, 960), (1820, 1220), (1420, 1220)],
    ]
    for floe in floes:
        sheet.shape([(x, y + 22) for x, y in floe], NIGHT)
        sheet.shape(floe, PAPER)
    return sheet


def station() -> Sheet:
    """A station above the rim of the Earth."""
    sheet = Sheet(NIGHT)
    for x, y, size in STARS:
        sheet.disc((x, y), size, SLATE)
    for radius, colour in ((1330, "#31475d"), (1290, SLATE), (1250, SKY)):
        sheet.disc((1100, 2060), radius, colour)
    for high, low in ((905, 60), (960, 90), (1040, 110), (1120, 80)):
        sheet.line(
            oval(
                (1100, 2060),
                (2965 - high * 1.9, 2965 - high * 1.9),
                span=(250 + low / 8, 262 + low / 5),
            ),
            20,
            PAPER,
        )
    sheet.line(oval((1100, 2060), (1620, 1620), span=(215, 320)), 5, OCHRE)
    sheet.rectangle((400, 448), (860, 22), LINE)
    for x in (420, 560, 1020, 1160):
        for y in (180, 490):
            sheet.rectangle((x, y), (100, 250), OCHRE)
            sheet.line([(x + 50, y), (x + 50, y + 250)], 5, NIGHT)
            for row in (62, 125, 188):
                sheet.line([(x, y + row), (x + 100, y + row)], 4, NIGHT)
    sheet.rectangle((690, 412), (290, 96), PAPER, 40)
    sheet.rectangle((788, 300), (92, 330), PAPER, 40)
    sheet.rectangle((700, 516), (54, 120), QUIET, 16)
    sheet.disc((834, 460), 34, ACCENT)
    return sheet


def comet() -> Sheet:
    """A comet with its tail, and the path of a visitor."""
    sheet = Sheet(NIGHT)
    for x, y, size in STARS:
        sheet.disc((x, y), size, SLATE)
    for spread, colour in ((330, "#2f4359"), (220, "#45596e"), (110, SLATE)):
        sheet.shape(
            [(560, 690), (1900, -60 - spread), (1900, 120 + spread), (640, 830)], colour
        )
    sheet.disc((560, 760), 196, SAND)
    sheet.disc((718, 640), 142, SAND)
    for at, size in (
        ((500, 700), 42),
        ((610, 840), 56),
        ((740, 610), 34),
        ((460, 830), 26),
    ):
        sheet.disc(at, size, "#d6c196")
    path = oval((600, 720), (470, 330), -24, span=(100, 395))
    for number in range(0, 118, 6):
        sheet.line(path[number : number + 4], 8, ROSE)
    x, y = path[-1]
    sheet.rectangle((x - 190, y - 22), (150, 44), OCHRE)
    sheet.rectangle((x + 40, y - 22), (150, 44), OCHRE)
    sheet.rectangle((x - 44, y - 54), (88, 108), PAPER, 8)
    sheet.disc((x, y), 20, ACCENT)
    return sheet


def globe() -> Sheet:
    """A globe of meridians; lines lead from one point to many."""
    sheet = Sheet(PAPER)
    middle = (900, 600)
    sheet.disc(middle, 500, SURFACE)
    for share in (0.36, 0.72):
        sheet.line(oval(middle, (500 * share, 500)), 6, LINE)
    for degrees in (-50, -25, 0, 25, 50):
        wide, high = 500 * cos(degrees / 57.3), 470 * sin(degrees / 57.3)
        parallel = oval((900, 600 - high), (wide, wide * 0.3), span=(0, 180))
        sheet.line(parallel, 6, LINE)
    sheet.ring(middle, 500, 12, NIGHT)
    home = (830, 450)
    for target, lift in (
        ((560, 420), 90),
        ((1130, 330), 110),
        ((1270, 660), 170),
        ((1010, 920), 70),
        ((660, 860), 90),
        ((1040, 640), 80),
    ):
        sheet.line(bow(home, target, lift), 9, SLATE)
        sheet.disc(target, 24, OCHRE)
    sheet.disc(home, 46, ACCENT)
    sheet.ring(home, 74, 8, ACCENT)
    return sheet


def bow(start, end, lift: float) -> list:
    """Return the points of a bow from one point up and down to another."""
    points = []
    for step in range(49):
        share = step / 48
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        points.append((x, y - lift * 4 * share * (1 - share)))
    return points


def wind() -> Sheet:
    """Wind turbines on hills."""
    sheet = Sheet(SURFACE)
    sheet.disc((420, 420), 230, SAND)
    hills = (
        (SKY, 700, 70, 0.0031, 0.4),
        (SAGE, 820, 84, 0.0043, 2.2),
        ("#6f836f", 960, 66, 0.0037, 4.4),
        (NIGHT, 1090, 40, 0.0051, 1.0),
    )
    turbines = (((1560, 420), 0.5, 12), ((1130, 330), 0.8, 40), ((720, 460), 0.62, 75))
    for number, (colour, high, swing, rate, shift) in enumerate(hills):
        line = [(x, high + swing * sin(x * rate + shift)) for x in range(0, 1801, 20)]
        sheet.shape([(0, 1200), *line, (1800, 1200)], colour)
        if number < len(turbines):
            turbine(sheet, *turbines[number])
    return sheet


def turbine(sheet: Sheet, hub, size: float, turned: float) -> None:
    x, y = hub
    foot = y + 760 * size
    sheet.shape(
        [
            (x - 9 * size, y),
            (x + 9 * size, y),
            (x + 20 * size, foot),
            (x - 20 * size, foot),
        ],
        PAPER,
    )
    for degrees in (turned, turned + 120, turned + 240):
        tip = round_about(hub, 330 * size, degrees)
        wide = round_about(hub, 90 * size, degrees + 14)
        sheet.shape([hub, wide, tip, round_about(hub, 60 * size, degrees - 5)], PAPER)
    sheet.disc(hub, 26 * size, ACCENT)


def contours() -> Sheet:
    """Lines of equal height, as on a map, with one path through them."""
    sheet = Sheet(SURFACE, size=(1920, 1080))
    for number in range(15, 0, -1):
        colour = (PAPER, SURFACE)[number % 2]
        for middle, stretch, shift in (((640, 560), 1.0, 0.4), ((1390, 470), 0.8, 2.0)):
            outline = uneven(middle, (110 + number * 62) * stretch, shift)
            sheet.shape(outline, colour)
            sheet.line(
                outline, 5 if number % 5 else 10, OCHRE if number % 5 else "#9b7433"
            )
    path = bow((120, 980), (1390, 470), 190)
    for number in range(0, 48, 3):
        sheet.line(path[number : number + 2], 12, ACCENT)
    sheet.disc((1390, 470), 34, ACCENT)
    sheet.ring((120, 980), 26, 12, ACCENT)
    return sheet


def uneven(middle, radius: float, shift: float) -> list:
    points = []
    for step in range(181):
        turn = step * 2 / 57.2958
        swing = 1 + 0.13 * sin(2 * turn + shift) + 0.07 * sin(3 * turn + 2.4 * shift)
        points.append(round_about(middle, radius * swing, step * 2))
    return points
