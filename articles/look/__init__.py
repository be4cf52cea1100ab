"""The look: colours by their roles, logo, icon. The house's own, or that of a folder.

Knows no model and no setting: the settings themselves are read with it.
"""

from articles.look.colours import ROLES
from articles.look.folder import Look, house, look_in
from articles.look.sheets import for_desk, for_readers, source

__all__ = [
    "ROLES",
    "Look",
    "for_desk",
    "for_readers",
    "house",
    "look_in",
    "source",
]
