"""HEIC, as iPhones take pictures: read where `newsroom-cms[heic]` is installed."""

from functools import cache

# What the first box of such a file calls it; other names are of films, or of AVIF.
BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}


@cache
def reads_heic() -> bool:
    """Whether it can be read here, and let Pillow do so."""
    try:
        from pillow_heif import register_heif_opener  # noqa: PLC0415 (an extra)
    except ImportError:
        return False
    # What else such a file holds is thrown away.
    register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )
    return True


def is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in BRANDS


def accepted() -> str:
    """Return what a browser is to offer of the files that it has.

    An iPhone that isn't asked for HEIC sends JPEG.
    """
    names = ["jpeg", "png", "webp", "avif", "gif"]
    names += ["heic", "heif"] if reads_heic() else []
    return ",".join(f"image/{name}" for name in names)
