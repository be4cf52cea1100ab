"""One variable sets how long the record keeps network addresses."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf.privacy import addresses


@pytest.mark.parametrize(
    ("said", "found"),
    [(["0"], (0, False)), (["14"], (14, False)), (["14", "whole"], (14, True))],
)
def test_s63_days_and_whether_as_a_whole(said, found):
    assert addresses(said) == found


@pytest.mark.parametrize(
    "said",
    [
        ["x"],
        ["-1"],
        ["14", "half"],
        ["whole"],
        ["14", "whole", "x"],
        ["1.5"],
        ["36501"],
        ["9" * 5000],
    ],
)
def test_what_is_no_number_of_days_is_refused_with_what_to_do(said):
    with pytest.raises(ImproperlyConfigured) as refused:
        addresses(said)
    assert "NEWSROOM_RECORD_ADDRESSES is" in str(refused.value)
    assert "14,whole" in str(refused.value)
