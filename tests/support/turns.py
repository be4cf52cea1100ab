"""Share of the combinations that run: some in `make test`, all in `make test-long`."""

from hypothesis import settings


def has_turn(*places: int, everything: bool, of: int = 3) -> bool:
    """Return whether to try a combination, by its places in the lists it comes from.

    `make test` tries a third of them, or one of so many, in which each value of a list
    meets each one of every other list if the third list is as long; `make test-long`
    tries all.
    """
    return everything or sum(places) % of == 0


def histories(few: int, *, steps: int, share: int, everything: bool) -> settings:
    """Return how many random histories to try, of how many steps each.

    `make test` tries a few. At full size there are as many as the profile has examples,
    or a share of them where each step reads a dozen pages.
    """
    many = settings().max_examples // share
    return settings(max_examples=many if everything else few, stateful_step_count=steps)
