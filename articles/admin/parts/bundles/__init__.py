"""Fewer files for a page of the desk: those that it names in a row are sent as one.

Nothing is built ahead: pages and their files stay as they are written, and the page's
HTML names a bundle in the place of a run of files, once it is rendered.
"""

from articles.admin.parts.bundles.rewriting import (
    BundlesMiddleware as BundlesMiddleware,
)
