"""Options of a browser for a setting: `de-light-1440`, `en-forced dark-320`."""


def options_of(setting: str) -> dict:
    """Return what a browser is opened with, for one of the desk."""
    language, scheme, width = setting.split("-")
    return {
        "locale": language,
        "color_scheme": scheme.split()[-1],
        "forced_colors": "active" if "forced" in scheme else "none",
        "viewport": {"width": int(width), "height": 900},
    }
