"""What illustrations are drawn with: a sheet of paper, few colours, few shapes.

Sizes are in pixels of the finished picture. It is drawn twice as large and then halved,
so that every edge is smooth.
"""

import io
from math import cos, pi, sin

from PIL import Image, ImageDraw

PAPER, SURFACE, LINE = "#fdfcf9", "#f4f1ea", "#ddd8cc"
INK, QUIET = "#1b1c1e", "#8f8a80"
ACCENT, ROSE = "#8c1d2f", "#d9a6a0"
NIGHT, SLATE, SKY = "#243447", "#5b7285", "#c3d0d6"
OCHRE, SAND = "#c2964a", "#ead9b5"
SAGE = "#8fa08c"

SCALE = 2
Point = tuple[float, float]


class Sheet:
    """A sheet to draw on. Later shapes cover earlier ones."""

    def __init__(self, ground: str = SURFACE, *, size: tuple[int, int] = (1800, 1200)):
        self.width, self.height = size
        large = (self.width * SCALE, self.height * SCALE)
        self.image = Image.new("RGB", large, ground)
        self.pen = ImageDraw.Draw(self.image)

    @property
    def middle(self) -> Point:
        return self.width / 2, self.height / 2

    def disc(self, at: Point, radius: float, colour: str) -> None:
        self.pen.ellipse(box(at, radius), fill=colour)

    def ring(self, at: Point, radius: float, width: float, colour: str) -> None:
        """Draw a circle; half of its line stands outside of the radius."""
        self.arc(at, radius, (0, 360), width, colour)

    def arc(
        self, at: Point, radius: float, degrees: Point, width: float, colour: str
    ) -> None:
        """Draw a part of a circle, clockwise from the right."""
        line = round(width * SCALE)
        self.pen.arc(box(at, radius + width / 2), *degrees, fill=colour, width=line)

    def wedge(self, at: Point, radius: float, degrees: Point, colour: str) -> None:
        self.pen.pieslice(box(at, radius), *degrees, fill=colour)

    def rectangle(self, at: Point, size: Point, colour: str, round_by: float = 0):
        x, y = at
        edges = [x, y, x + size[0], y + size[1]]
        edges = [round(edge * SCALE) for edge in edges]
        edges = [*edges[:2], edges[2] - 1, edges[3] - 1]
        self.pen.rounded_rectangle(edges, round_by * SCALE, fill=colour)

    def shape(self, points: list[Point], colour: str) -> None:
        self.pen.polygon(large(points), fill=colour)

    def line(self, points: list[Point], width: float, colour: str) -> None:
        """Draw a line with round ends and corners."""
        self.pen.line(large(points), colour, round(width * SCALE), "curve")
        for end in (points[0], points[-1]):
            self.disc(end, width / 2, colour)

    def png(self) -> bytes:
        output = io.BytesIO()
        self.image.reduce(SCALE).save(output, "PNG", compress_level=1)
        return output.getvalue()


def large(points: list[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def box(at: Point, radius: float) -> list[float]:
    x, y = at
    edges = (x - radius, y - radius, x + radius, y + radius)
    return [edge * SCALE for edge in edges]


def round_about(at: Point, radius: float, degrees: float) -> Point:
    """Return the point of a circle, clockwise from the right."""
    angle = degrees * pi / 180
    return at[0] + radius * cos(angle), at[1] + radius * sin(angle)


def oval(at: Point, radii: Point, turned: float = 0, *, span=(0, 360)) -> list[Point]:
    """Return the points of an ellipse, or of a part of it, turned by degrees."""
    turn, points = turned * pi / 180, []
    for step in range(121):
        angle = (span[0] + (span[1] - span[0]) * step / 120) * pi / 180
        x, y = radii[0] * cos(angle), radii[1] * sin(angle)
        points.append(
            (
                at[0] + x * cos(turn) - y * sin(turn),
                at[1] + x * sin(turn) + y * cos(turn),
            )
        )
    return points


def wave(start: Point, length: float, height: float, count: float) -> list[Point]:
    """Return the points of a wave to the right with so many periods."""
    steps = round(count * 48)
    return [
        (
            start[0] + length * i / steps,
            start[1] + height * sin(2 * pi * count * i / steps),
        )
        for i in range(steps + 1)
    ]
