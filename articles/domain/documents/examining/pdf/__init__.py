"""PDF files: whether one does anything by itself, or hides what it does."""

from articles.domain.documents.examining.pdf.whole import examine as examine
