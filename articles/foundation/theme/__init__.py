"""The look: colours by their roles, logo, icon. The default one, or that of a folder.

Knows no model and no setting: the settings themselves use it.
"""

from articles.foundation.theme.colours import ROLES as ROLES
from articles.foundation.theme.folder import (
    Look as Look,
    house as house,
    look_in as look_in,
)
from articles.foundation.theme.sheets import (
    for_desk as for_desk,
    for_readers as for_readers,
    source as source,
)
