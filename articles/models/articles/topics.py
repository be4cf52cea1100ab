"""An article's topics, through django-taggit.

Topics have names in several languages, so a name alone is no topic.
"""

from typing import Any

from taggit.managers import _TaggableManager


class TopicManager(_TaggableManager):
    """The relation of an article to its topics: `add`, `set`, `remove`, `clear`."""

    through: Any

    def _to_tag_model_instances(self, tags, tag_kwargs):
        """Return the topics, each once; ValueError for what is no topic."""
        model = self.through.tag_model()
        if odd := [one for one in tags if not isinstance(one, model)]:
            raise ValueError(f"{odd[0]!r} is no topic. Make a topic of it first.")
        return list(dict.fromkeys(tags))

    def set(self, tags, *, through_defaults=None, **_options):
        topics = self._to_tag_model_instances(tags, {})
        self.remove(*(one for one in self.get_queryset() if one not in topics))
        self.add(*topics, through_defaults=through_defaults)

    def remove(self, *tags):
        topics = self._to_tag_model_instances(tags, {})
        self._remove_prefetched_objects()
        rows = self.through._default_manager.filter(**self._lookup_kwargs())
        rows.filter(tag__in=topics).delete()
