"""The work that one upload may cause, together with all files that are packed in it."""

from django.conf import settings

from articles.domain.documents.examining import refusing

# In bytes that are looked through: so much, or so many times the size of a document,
# where larger ones are allowed. Unpacking alone costs a quarter of that.
MOST, TIMES, OF_UNPACKING = 100_000_000, 5, 4
# As much is inflated of streams that hold no objects; the others are left alone.
SPARE = 16_000_000


class Budget:
    """One for each upload: files inside an archive have none of their own."""

    def __init__(self) -> None:
        self.left = max(MOST, TIMES * settings.NEWSROOM_DOCUMENT_BYTES)
        self.spare = SPARE

    def spend(self, amount: int) -> None:
        """Take what a step costs; raise ValidationError once there is nothing left."""
        self.left -= amount
        if self.left < 0:
            raise refusing.too_much_work()

    def spend_on_unpacking(self, amount: int) -> None:
        self.spend(amount // OF_UNPACKING)

    def spend_spare(self, amount: int) -> None:
        self.spare -= amount
