"""Ask for the code with which a file is refused."""

import pytest
from django.core.exceptions import ValidationError

from articles.foundation.image_files.decoding import decode


def refused(data: bytes) -> str:
    """Return the code of the message with which it is refused."""
    with pytest.raises(ValidationError) as caught:
        decode(data)
    assert len(str(caught.value.messages[0])) > 40
    return caught.value.code
