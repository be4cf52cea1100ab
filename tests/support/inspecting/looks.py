"""Looks for tests: folders written for one of them, and settings that wear one."""

from pathlib import Path

from articles.foundation.theme import look_in

EXAMPLE = Path(__file__).parents[2] / "house/packaging" / "example_look"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'


def svg(inside: str = "", box: str = "0 0 40 20") -> str:
    return SVG.format(box=box, inside=inside)


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Return the folder, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
    return folder


def wear(settings, folder: Path):
    """Set the look as the settings do at the start, and return it."""
    settings.NEWSROOM_LOOK = look = look_in(folder)
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [*look.templates, *engine["DIRS"]]}]
    return look
