"""Licences that editors meet: their short names and addresses."""

CREATIVE_COMMONS = "https://creativecommons.org"
# Short name → address of the licence.
LICENCES = {
    "CC0 1.0": f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/",
    **{
        f"CC {name.upper()} {version}": (
            f"{CREATIVE_COMMONS}/licenses/{name}/{version}/"
        )
        for version in ("4.0", "3.0", "2.0")
        for name in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
    },
    "Public Domain Mark 1.0": f"{CREATIVE_COMMONS}/publicdomain/mark/1.0/",
    "dl-de/by-2-0": "https://www.govdata.de/dl-de/by-2-0",
    "dl-de/zero-2-0": "https://www.govdata.de/dl-de/zero-2-0",
    "OGL 3.0": (
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    ),
    "Pixabay": "https://pixabay.com/service/license-summary/",
    "Unsplash": "https://unsplash.com/license",
}
BY_FOLDED_NAME = {name.casefold(): address for name, address in LICENCES.items()}


def url_of(licence: str) -> str:
    """Return the address of a licence of this name, "" for any other text."""
    return BY_FOLDED_NAME.get(licence.strip().casefold(), "")
