"""Stored values that can't be read: noticed, named by table and key, read around."""

from newsroom.database.damage.converting import read_around_damage as read_around_damage
from newsroom.database.damage.places import (
    Place as Place,
    damaged_place as damaged_place,
    find_value as find_value,
)
from newsroom.database.damage.reading import (
    Undecodable as Undecodable,
    replace_damaged as replace_damaged,
)
from newsroom.database.damage.reporting import report as report
