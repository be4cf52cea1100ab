"""The base of a plug-in's models that are parts of articles.

It stands apart from `api`, which can be imported only once all models are loaded.
"""

from articles.models import ArticlePart

__all__ = ["ArticlePart"]
