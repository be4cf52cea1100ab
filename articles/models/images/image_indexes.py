"""The indexes of the picture library: for its orders, and for missing texts."""

from django.db import models
from django.db.models import Q

UNDESCRIBED = Q(is_decorative=False) & (Q(alt="") | Q(alt_en=""))
UNCREDITED = Q(credit="")

INDEXES = [
    models.Index(fields=["-uploaded_at", "-id"], name="image_newest_first"),
    models.Index(fields=["uploaded_by", "uploaded_at"], name="image_by_person"),
    models.Index(fields=["title", "id"], name="image_by_title"),
    models.Index(
        fields=["licensed_until", "id"],
        condition=Q(licensed_until__isnull=False),
        name="image_by_licence",
    ),
    models.Index(
        fields=["-uploaded_at", "-id"], condition=UNDESCRIBED, name="image_undescribed"
    ),
    models.Index(
        fields=["-uploaded_at", "-id"], condition=UNCREDITED, name="image_uncredited"
    ),
]
