"""The shortcodes that show their content to every reader: WordPress's own, those of
layouts and type, and those that a mapping names. All others are unknown.
"""

from dataclasses import dataclass

OWN = {"caption", "wp_caption", "gallery", "audio", "video", "playlist", "embed"}
LAYOUT = {
    "row", "row_inner", "column", "column_inner", "columns", "one_half", "one_third",
    "two_third", "one_fourth", "three_fourth", "clear", "spacer", "divider", "hr", "br",
    "dropcap", "b", "i", "u", "s", "em", "strong",
    "vc_section", "vc_row", "vc_row_inner", "vc_column", "vc_column_inner",
    "vc_column_text", "et_pb_section", "et_pb_row", "et_pb_row_inner", "et_pb_column",
    "et_pb_column_inner", "et_pb_text",
}  # fmt: skip
ANY = "*"


@dataclass(frozen=True, slots=True)
class Shown:
    """`named` are names, or beginnings of names with a `*` behind them."""

    named: tuple[str, ...] = ()

    def has(self, name: str) -> bool:
        name = name.lower()
        return is_harmless(name) or any(fits(name, one) for one in self.named)


def is_harmless(name: str) -> bool:
    name = name.lower()
    return name in OWN or name.removesuffix("_last") in LAYOUT


def fits(name: str, pattern: str) -> bool:
    name, pattern = name.lower(), pattern.lower()
    if pattern.endswith(ANY):
        return name.startswith(pattern.removesuffix(ANY))
    return name == pattern
