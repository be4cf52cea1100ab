"""Pasted texts: whole documents, and lines that cite something."""
