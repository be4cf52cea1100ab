"""The former slug: under which readers once found a label that has another one now."""

from django.db import models

from articles.models.label import Label


class FormerSlug(models.Model):
    kind = models.CharField(max_length=10, editable=False)
    slug = models.SlugField(max_length=100, editable=False)
    label_key = models.UUIDField(editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once")
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"

    @classmethod
    def keep(cls, label: Label, slug: str) -> None:
        """Remember it; if several labels had it in turn, it leads to the last."""
        owner = {"label_key": label.key}
        cls.objects.update_or_create(kind=label.url_name, slug=slug, defaults=owner)
