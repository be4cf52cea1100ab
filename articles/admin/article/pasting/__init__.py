"""Texts pasted into an article's form: whole documents, and citations."""
