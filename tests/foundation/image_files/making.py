"""Make picture files byte by byte: honest ones, and what no honest program writes."""

import io
import struct
import zlib

from PIL import Image as Pillow

PNG = b"\x89PNG\r\n\x1a\n"
# Red, green, blue, white in the quarters show every turn or swap.
QUARTERS = {(0, 0): "#e00000", (1, 0): "#00b000", (0, 1): "#0000e0", (1, 1): "#ffffff"}


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def header(size: tuple[int, int], *, bits: int = 8, colour: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", *size, bits, colour, 0, 0, 0))


def png(*chunks: bytes) -> bytes:
    return PNG + b"".join(chunks) + chunk(b"IEND")


def idat(size: tuple[int, int], *, bits: int = 8) -> bytes:
    """Return the data of a black picture of one channel."""
    line = 1 + (size[0] * bits + 7) // 8
    packer = zlib.compressobj(9)
    block = bytes(line * 64)
    parts = [packer.compress(block) for _ in range(size[1] // 64)]
    parts.append(packer.compress(bytes(line * (size[1] % 64))))
    return chunk(b"IDAT", b"".join(parts) + packer.flush())


def black_png(size: tuple[int, int], *, bits: int = 8, remarks: bytes = b"") -> bytes:
    return png(header(size, bits=bits), remarks, idat(size, bits=bits))


def quarters(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Pillow.Image:
    picture = Pillow.new("RGB", size)
    half = (size[0] // 2, size[1] // 2)
    for (x, y), colour in QUARTERS.items():
        picture.paste(colour, (x * half[0], y * half[1], size[0], size[1]))
    picture.paste(QUARTERS[0, 1], (0, half[1], half[0], size[1]))
    return picture.convert(mode)


def saved(picture: Pillow.Image, form: str, **options) -> bytes:
    output = io.BytesIO()
    picture.save(output, form, **options)
    return output.getvalue()


def noise(size: tuple[int, int], mode: str = "RGB") -> Pillow.Image:
    """Return soft noise, as hard to pack as a photo."""
    small = (max(1, size[0] // 3), max(1, size[1] // 3))
    bands = [Pillow.effect_noise(small, 60) for _ in mode]
    return Pillow.merge(mode, bands).resize(size) if len(mode) > 1 else bands[0]


def segment(kind: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """Return a JPEG with more segments at its beginning."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def with_scans(jpeg: bytes, count: int) -> bytes:
    """Return a progressive JPEG whose last scan comes again and again."""
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * count + jpeg[-2:]


def by_colours(size: tuple[int, int], colours: int, *, rounds: int = 1) -> bytes:
    """Return a grey JPEG that isn't progressive and has a scan for each colour."""
    parts = [bytes([number, 0x11, 0]) for number in range(1, colours + 1)]
    blocks = ((size[0] + 7) // 8) * ((size[1] + 7) // 8)
    # One code of a bit each: a block is as the one before, and has nothing else.
    code = b"\1" + bytes(15) + b"\0"
    frame = struct.pack(">BHHB", 8, size[1], size[0], colours)
    head = [
        segment(0xEE, b"Adobe\0\x64" + bytes(5)) if colours == 4 else b"",
        segment(0xDB, b"\0" + b"\1" * 64),
        segment(0xC0, frame + b"".join(parts)),
        segment(0xC4, b"\0" + code + b"\x10" + code),
    ]
    scans = [
        segment(0xDA, bytes([1, part[0], 0, 0, 63, 0])) + bytes((blocks * 2 + 7) // 8)
        for part in parts * rounds
    ]
    return b"\xff\xd8" + b"".join([*head, *scans]) + b"\xff\xd9"


def webp_frames(count: int) -> bytes:
    """Return a WebP of so many pictures with one pixel each."""
    pixel = saved(Pillow.new("RGB", (1, 1)), "WEBP", lossless=True)[12:]
    frame = bytes(12) + b"\x0a\0\0\0" + pixel
    frames = (b"ANMF" + struct.pack("<I", len(frame)) + frame) * count
    extended = b"VP8X" + struct.pack("<I", 10) + b"\2" + bytes(9)
    body = b"WEBP" + extended + b"ANIM" + struct.pack("<I", 6) + bytes(6) + frames
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(size: tuple[int, int], *, blocks: bytes = b"") -> bytes:
    """Return a GIF of that canvas with one black pixel."""
    screen = b"GIF89a" + struct.pack("<HH", *size) + b"\x80\0\0" + bytes(6)
    return screen + blocks + b",\0\0\0\0\1\0\1\0\0\x02\x02D\x01\0;"


def webp_canvas(size: tuple[int, int]) -> bytes:
    """Return a WebP with an extended header of that canvas round a small picture."""
    inner = saved(quarters(), "WEBP")[12:]
    wide, high = ((side - 1).to_bytes(3, "little") for side in size)
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + wide + high
    body = b"WEBP" + extended + inner
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif_canvas(size: tuple[int, int]) -> bytes:
    """Return an AVIF that says it is of that size."""
    data = saved(quarters(), "AVIF")
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", *size) + data[at + 8 :]


def animated(form: str, frames: int) -> bytes:
    """Return an animation that begins with the quarters."""
    first = quarters(size=(48, 32))
    rest = [
        Pillow.new("RGB", first.size, (number % 256, number // 256, 90))
        for number in range(frames - 1)
    ]
    return saved(first, form, save_all=True, append_images=rest, duration=20)


def png_frames(count: int) -> bytes:
    """Return a PNG of so many black pictures with nine pixels on each side."""
    size = (9, 9)
    data = idat(size)[8:-4]
    frames = []
    for number in range(count):
        place = struct.pack(">IIIIIHHBB", 2 * number, *size, 0, 0, 1, 50, 0, 0)
        kind, order = (b"fdAT", struct.pack(">I", 2 * number + 1)) if number else (
            b"IDAT", b"",
        )  # fmt: skip
        frames += [chunk(b"fcTL", place), chunk(kind, order + data)]
    return png(header(size), chunk(b"acTL", struct.pack(">II", count, 0)), *frames)


def icon(picture: bytes) -> bytes:
    """Return an icon that holds the picture, and says that it is small."""
    entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(picture), 22)
    return b"\0\0\1\0\1\0" + entry + picture


def looks_like(picture: Pillow.Image, other: Pillow.Image, tolerance: int = 12) -> bool:
    """Return whether the middles of their quarters have the same colours."""
    if picture.size != other.size:
        return False
    points = [
        (x * picture.width // 4, y * picture.height // 4)
        for x in (1, 3)
        for y in (1, 3)
    ]
    return all(
        abs(one - two) <= tolerance
        for point in points
        for one, two in zip(
            picture.convert("RGB").getpixel(point),
            other.convert("RGB").getpixel(point),
            strict=True,
        )
    )
