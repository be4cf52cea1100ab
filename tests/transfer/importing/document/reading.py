"""Documents for tests, read with messages in English."""

from datetime import date

import pytest

from articles.transfer.importing.document.document import DocumentError, parse

HEAD = "Headline\n12.02.2020\nText\n"


def read(text):
    return parse(text.encode(), language="de", today=date(2026, 5, 1))


def refusal(text):
    with pytest.raises(DocumentError) as caught:
        read(text)
    return caught.value
