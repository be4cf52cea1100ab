"""HEIC, the format of iPhones: readable if `newsroom-cms[heic]` is installed."""

from functools import cache

# The names in the first box of such a file; films and AVIF have others.
BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}


@cache
def reads_heic() -> bool:
    """Return True if HEIC can be read here, and register it with Pillow."""
    try:
        from pillow_heif import register_heif_opener  # noqa: PLC0415 (an extra)
    except ImportError:
        return False
    # All other parts of such a file are thrown away.
    register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )
    return True


def is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in BRANDS


def accepted() -> str:
    """Return the media types of files that a browser shall offer for upload.

    If HEIC isn't among them, an iPhone sends JPEG.
    """
    names = ["jpeg", "png", "webp", "avif", "gif"]
    names += ["heic", "heif"] if reads_heic() else []
    return ",".join(f"image/{name}" for name in names)
