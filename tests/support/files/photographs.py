"""Pictures that compress like photographs: gradients, edges and grain, always alike."""

import io
import random
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageDraw, ImageFilter

GRAIN = 64


def photograph(name: str = "Fluss", size=(3000, 2000)) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.jpg", taken(size), "image/jpeg")


@cache
def taken(size: tuple[int, int]) -> bytes:
    """Return houses under an evening sky, with the grain of a telephone's camera."""
    chance, (width, height) = random.Random(2020), size  # noqa: S311 (no secret)
    sky = Image.linear_gradient("L").resize(size)
    scene = Image.composite(
        Image.new("RGB", size, (226, 172, 130)), Image.new("RGB", size, "#29456b"), sky
    )
    draw = ImageDraw.Draw(scene)
    for _house in range(60):
        left, top = chance.randrange(width), chance.randrange(height // 3, height)
        right = left + chance.randrange(width // 60, width // 9)
        wall = tuple(chance.randrange(40, 200) for _channel in range(3))
        draw.rectangle((left, top, right, height), fill=wall)
        for _window in range(24):
            x, y = chance.randrange(left, right), chance.randrange(top, height)
            draw.rectangle((x, y, x + width // 150, y + width // 100), fill="#f1e3b0")
    soft = scene.filter(ImageFilter.GaussianBlur(width / 1500))
    tile = Image.frombytes("L", (GRAIN, GRAIN), chance.randbytes(GRAIN * GRAIN))
    grain = Image.new("L", size)
    for x in range(0, width, GRAIN):
        for y in range(0, height, GRAIN):
            grain.paste(tile.rotate(90 * chance.randrange(4)), (x, y))
    grain = grain.filter(ImageFilter.GaussianBlur(1)).convert("RGB")
    output = io.BytesIO()
    ImageChops.soft_light(soft, grain).save(output, "JPEG", quality=92)
    return output.getvalue()
