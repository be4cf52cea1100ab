"""Stored values that can't be read: noticed, named by table and key, read around."""

from newsroom.damage.converting import read_around_damage
from newsroom.damage.places import Place, damaged_place, find_value
from newsroom.damage.reading import Undecodable, replace_damaged
from newsroom.damage.reporting import report

__all__ = [
    "Place",
    "Undecodable",
    "damaged_place",
    "find_value",
    "read_around_damage",
    "replace_damaged",
    "report",
]
