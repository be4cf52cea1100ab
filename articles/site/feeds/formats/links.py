"""Make the links of a text absolute, for places that don't know its address."""

from urllib.parse import urljoin

import nh3

from articles.foundation.markup import ATTRIBUTES, FIGURE_ATTRIBUTES, SCHEMES, TAGS


def with_absolute_links(body: str, base: str) -> str:
    """Return a sanitised body, its links joined to `base`; its figures stay."""

    def absolute(_tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href":
            return value
        try:
            return urljoin(base, value)
        except ValueError:  # no address at all; the text stays, without a link
            return None

    return nh3.clean(
        body,
        tags=TAGS | {"img"},
        attributes=ATTRIBUTES | {"img": FIGURE_ATTRIBUTES},
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=absolute,
    )
