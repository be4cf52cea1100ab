"""The samples: documents, pages, a vocabulary, and illustrations drawn when loaded."""
