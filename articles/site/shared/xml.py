"""Parts of every XML document here: its type, and that it is well-formed."""

import re
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

# Characters that XML 1.0 can't hold, however they got into the database.
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Not the type that `<link rel="alternate">` names: browsers would offer to save it.
XML_TYPE = "application/xml; charset=utf-8"


def legal(text: str) -> str:
    return ILLEGAL.sub("", text)


class LegalXMLGenerator(SimplerXMLGenerator):
    """Leaves out what would make the whole document unreadable."""

    def characters(self, content):
        super().characters(legal(content or ""))

    def startElement(self, name, attrs):  # noqa: N802 (the name in xml.sax)
        legals = {key: legal(attrs[key]) for key in attrs}
        super().startElement(name, AttributesImpl(legals))


def items_of(feed) -> str:
    """Return the items of one of Django's feeds as they stand in its document."""
    output = StringIO()
    feed.write_items(LegalXMLGenerator(output, "utf-8", short_empty_elements=True))
    return output.getvalue()
