"""A change whose transaction isn't over yet."""

from articles.foundation.change_mark.marking import begin, end


class Pending:
    """Keeps the mark pending until it is ended, or until nothing refers to it.

    So it is given to `transaction.on_commit`. Django calls it after a commit, and drops
    it if its transaction or savepoint is rolled back. A rollback has no other hook.
    """

    def __init__(self) -> None:
        self.is_over = False
        begin()

    def end(self) -> None:
        if not self.is_over:
            self.is_over = True
            end()

    def __del__(self) -> None:
        self.end()
