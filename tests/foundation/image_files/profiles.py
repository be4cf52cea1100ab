"""Colour profiles made by hand: Adobe RGB, Display P3, and a CMYK of its own."""

import struct

# As in their specifications, adapted to D50.
PRIMARIES = {
    "Adobe RGB": (
        (0.60974, 0.31111, 0.01947),
        (0.20528, 0.62567, 0.06087),
        (0.14919, 0.06322, 0.74457),
    ),
    "Display P3": (
        (0.51512, 0.2412, -0.00105),
        (0.29198, 0.69225, 0.04189),
        (0.1571, 0.06657, 0.78407),
    ),
}
GAMMA = 2.2
SRGB_FROM_XYZ = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)


def fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def xyz(values) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def profile(kind: bytes, space: bytes, connection: bytes, tags: dict) -> bytes:
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Test\0" + bytes(78),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": xyz((0.9642, 1, 0.8249)),
    } | tags
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for name, data in tags.items():
        data += bytes(-len(data) % 4)
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data
    size = at + len(body)
    head = struct.pack(
        ">I4sI4s4s4s", size, b"test", 0x02400000, kind, space, connection
    )
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    head += b"".join(fixed(value) for value in (0.9642, 1, 0.8249))
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + body


def rgb(name: str) -> bytes:
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(GAMMA * 256)) + bytes(2)
    tags = {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    for letter, values in zip("rgb", PRIMARIES[name], strict=True):
        tags[f"{letter}XYZ".encode()] = xyz(values)
    return profile(b"mntr", b"RGB ", b"XYZ ", tags)


def in_srgb(name: str, colour: tuple[int, int, int]) -> tuple[int, ...]:
    """Return what sRGB says for a colour of that profile, by the formulas."""
    linear = [(value / 255) ** GAMMA for value in colour]
    at = [
        sum(PRIMARIES[name][i][axis] * linear[i] for i in range(3)) for axis in range(3)
    ]
    found = []
    for row in SRGB_FROM_XYZ:
        value = min(1, max(0, sum(a * b for a, b in zip(row, at, strict=True))))
        value = (
            value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        )
        found.append(round(value * 255))
    return tuple(found)


def cmyk() -> bytes:
    """Return a profile in which cyan is printed red; only who reads it can know."""
    white, red, black = (255, 128, 128), (136, 208, 195), (0, 128, 128)
    cells = [
        (black if key else red if cyan else white)
        for cyan in (0, 1)
        for _magenta in (0, 1)
        for _yellow in (0, 1)
        for key in (0, 1)
    ]
    one = [65536, 0, 0, 0, 65536, 0, 0, 0, 65536]
    table = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + struct.pack(">9i", *one)
    table += bytes(range(256)) * 4 + bytes(part for cell in cells for part in cell)
    table += bytes(range(256)) * 3
    return profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})
