"""Sweeps over three lists at once: `make test` tries every pair, not every three."""


def has_turn(*places: int, everything: bool) -> bool:
    """Whether a combination is tried, told by its places in the lists it comes from.

    `make test` tries a third of them, in which each value of a list meets each one of
    every other list; `make test-long` tries all.
    """
    return everything or sum(places) % 3 == 0
