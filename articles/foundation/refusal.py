"""The one error for all that the rules forbid. It says what was refused, why, and what
to do.
Editors see it verbatim, so its three parts are translated where it is raised.
"""

from django.utils.functional import Promise


class Refused(Exception):
    """A verb was refused, and nothing was changed.

    `code` is stable and not translated, for tests and for callers that react.
    """

    def __init__(
        self,
        what: str | Promise,
        why: str | Promise,
        remedy: str | Promise,
        *,
        code: str,
    ):
        super().__init__(what, why, remedy)
        self.what, self.why, self.remedy, self.code = what, why, remedy, code

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.what, self.why, self.remedy))
