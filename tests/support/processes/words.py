"""Load the dictionaries once, for processes that are forked afterwards.

A process that saves an article loads them, which takes longer than all that it does.
"""

from articles.domain.search.index.document import document_of

for headline, language in (("Ein Überschriftentest", "de"), ("A headline", "en")):
    document_of({"headline": headline}, language)
