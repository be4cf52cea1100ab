"""Web pages as sites serve them."""

HTML = {"Content-Type": "text/html; charset=utf-8"}
TEXT = (
    "Das neue Labor ist das erste, das von der Stadt und dem Land gebaut wurde. "
    "Dort forschen zwanzig Menschen über Wasser, und es ist für alle offen. "
) * 4


def page(title="Neues Labor in Köln", *, text=TEXT, head="", **headers: str):
    """Return an answer with a page; further headers by name, `_` for `-`."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    html = (
        f"<!doctype html><html lang=de><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href=/>Start</a></nav><main><h1>{title}</h1><p>{text}</p></main>"
        "</body></html>"
    )
    return 200, HTML | said, html.encode()


def robots(*lines: str):
    return 200, {"Content-Type": "text/plain"}, "\n".join(lines).encode()
