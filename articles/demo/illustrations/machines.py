"""Motifs of large machines: reactor, detector, computers, telescopes, light sources."""

from itertools import pairwise

from articles.demo.illustrations.drawing import (
    ACCENT,
    INK,
    LINE,
    NIGHT,
    OCHRE,
    PAPER,
    QUIET,
    ROSE,
    SAND,
    SKY,
    SLATE,
    SURFACE,
    Sheet,
    oval,
    round_about,
    wave,
)


def reactor() -> Sheet:
    """Eighteen coils round a glowing ring."""
    sheet = Sheet(SURFACE)
    middle = sheet.middle
    sheet.disc(middle, 540, PAPER)
    for number in range(18):
        begin = number * 20 + 3
        sheet.wedge(middle, 500, (begin, begin + 14), NIGHT)
        sheet.wedge(middle, 440, (begin, begin + 14), SLATE)
    sheet.disc(middle, 400, PAPER)
    sheet.ring(middle, 310, 130, SAND)
    sheet.ring(middle, 310, 92, ROSE)
    sheet.ring(middle, 310, 44, ACCENT)
    sheet.disc(middle, 180, NIGHT)
    sheet.disc(middle, 128, SURFACE)
    for number in range(18):
        inner = round_about(middle, 148, number * 20 + 10)
        sheet.disc(inner, 7, OCHRE)
    return sheet


def detector() -> Sheet:
    """Layers of a detector, and what flies out of one collision."""
    sheet = Sheet(NIGHT)
    middle = (820, 600)
    for radius, width, colour in (
        (1010, 60, "#2b3d52"),
        (830, 96, "#33475d"),
        (640, 130, "#3c526a"),
        (455, 70, SLATE),
        (300, 26, SLATE),
        (190, 14, SLATE),
    ):
        sheet.ring(middle, radius, width, colour)
    for number in range(36):
        begin = number * 10
        inner = round_about(middle, 575, begin)
        sheet.line([inner, round_about(middle, 705, begin)], 5, NIGHT)
    for number, (degrees, bend, reach, colour) in enumerate(
        (
            (-38, 26, 1060, ACCENT),
            (14, -34, 720, OCHRE),
            (62, 20, 640, PAPER),
            (118, -26, 760, OCHRE),
            (158, 40, 560, PAPER),
            (205, -18, 900, ROSE),
            (248, 34, 620, OCHRE),
            (286, -40, 700, PAPER),
        )
    ):
        track = [
            round_about(middle, reach * step / 40, degrees + bend * step / 40)
            for step in range(41)
        ]
        sheet.line(track, 16 if number == 0 else 9, colour)
        sheet.disc(track[-1], 20 if number == 0 else 13, colour)
    sheet.disc(middle, 26, PAPER)
    return sheet


def computers() -> Sheet:
    """Rows of racks on both sides of an aisle."""
    sheet = Sheet(SKY)
    horizon = (900, 500)
    sheet.shape([(0, 1200), (0, 1010), horizon, (1800, 1010), (1800, 1200)], PAPER)
    sheet.shape([(620, 1200), (880, 520), (920, 520), (1180, 1200)], SAND)
    for side in (-1, 1):
        edges = [900 + side * 1800 * 0.66**step for step in range(8)]
        for near, far in pairwise(edges):
            front = [towards(horizon, near, 40), towards(horizon, far, 40)]
            front += [towards(horizon, far, 1090), towards(horizon, near, 1090)]
            sheet.shape(front, NIGHT)
            sheet.line([front[0], front[3]], 6, SLATE)
            for row in range(12):
                high = 130 + row * 78
                glow = ACCENT if (row * 5 + round(near)) % 7 == 0 else SLATE
                sheet.shape(slot(horizon, near, far, high), glow)
    return sheet


def towards(horizon, x: float, high: float):
    """Return where a point of the front edge, 1800 from the aisle, is seen at `x`."""
    share = abs(x - horizon[0]) / 1250
    return x, horizon[1] + (high - horizon[1]) * share


def slot(horizon, near: float, far: float, high: float) -> list:
    left, right = near + (far - near) * 0.14, near + (far - near) * 0.82
    low = high + 26
    upper = [towards(horizon, left, high), towards(horizon, right, high)]
    return [*upper, towards(horizon, right, low), towards(horizon, left, low)]


def dishes() -> Sheet:
    """Radio telescopes on a plain, under the paths of stars."""
    sheet = Sheet(NIGHT)
    for number in range(11):
        span = (195 + number * 13, 262 + number * 17)
        sheet.arc((1180, 900), 300 + number * 92, span, 4, SLATE)
        sheet.disc(round_about((1180, 900), 300 + number * 92, span[1]), 8, SAND)
    sheet.shape(
        [(0, 900), (520, 850), (1180, 890), (1800, 840), (1800, 1200), (0, 1200)],
        ACCENT,
    )
    sheet.shape(
        [(0, 1010), (700, 960), (1800, 1020), (1800, 1200), (0, 1200)], "#6b1222"
    )
    for at, size in (((1480, 760), 0.5), ((1010, 740), 0.72), ((430, 640), 1.25)):
        dish(sheet, at, size)
    return sheet


def dish(sheet: Sheet, at, size: float) -> None:
    x, y = at
    legs = [(x - 95 * size, y + 400 * size), (x - 18 * size, y + 90 * size)]
    legs += [(x + 18 * size, y + 90 * size), (x + 95 * size, y + 400 * size)]
    sheet.shape(legs, LINE)
    bowl = oval((x, y), (270 * size, 118 * size), -38, span=(0, 180))
    sheet.shape(bowl, QUIET)
    sheet.shape(oval((x, y), (270 * size, 62 * size), -38), PAPER)
    focus = round_about((x, y), 265 * size, -128)
    for edge in (bowl[0], bowl[-1]):
        sheet.line([edge, focus], 7 * size, LINE)
    sheet.disc(focus, 24 * size, OCHRE)
    sheet.disc((x, y + 100 * size), 34 * size, SLATE)


def laser() -> Sheet:
    """A beam that swings between magnets and gives off light."""
    sheet = Sheet(PAPER)
    for number in range(14):
        x, is_even = 70 + number * 120, number % 2
        sheet.rectangle((x, 170), (100, 260), NIGHT if is_even else SLATE, 10)
        sheet.rectangle((x, 770), (100, 260), SLATE if is_even else NIGHT, 10)
    sheet.rectangle((0, 470), (1800, 260), SURFACE)
    for spread, colour in ((120, SAND), (74, "#dcbb80"), (34, OCHRE)):
        sheet.shape([(150, 600), (1800, 600 - spread), (1800, 600 + spread)], colour)
    sheet.line(wave((-60, 600), 1920, 74, 8), 18, ACCENT)
    for number in range(8):
        sheet.disc((number * 240 + 60, 600), 17, INK)
    return sheet


def beamlines() -> Sheet:
    """A storage ring from above; its light leaves along tangents."""
    sheet = Sheet(SAND)
    middle = (860, 600)
    sheet.disc(middle, 520, PAPER)
    for number in range(12):
        degrees = number * 30 + 8
        start = round_about(middle, 400, degrees)
        end = round_about(start, 700, degrees + 78)
        sheet.line([start, end], 9, OCHRE)
        for step, colour in ((330, SLATE), (420, NIGHT), (500, ACCENT)):
            at = round_about(start, step, degrees + 78)
            sheet.disc(at, 26 if colour == ACCENT else 17, colour)
    sheet.ring(middle, 400, 46, NIGHT)
    sheet.ring(middle, 400, 14, PAPER)
    for number in range(24):
        at = round_about(middle, 400, number * 15)
        sheet.disc(at, 34 if number % 2 else 26, SLATE if number % 2 else ACCENT)
    sheet.ring(middle, 230, 22, ROSE)
    sheet.disc(middle, 120, SURFACE)
    sheet.disc(middle, 40, NIGHT)
    return sheet
