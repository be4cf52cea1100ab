"""A change whose transaction isn't over yet."""

from articles.foundation.change_mark.marking import begin, end


class Pending:
    """Keeps the mark pending until it is ended, or until nobody has it any more.

    So it is given to `transaction.on_commit`: that calls it after a commit, and forgets
    it with whatever undoes its transaction or savepoint. No rollback tells anybody.
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
