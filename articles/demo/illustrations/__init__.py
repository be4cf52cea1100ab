"""Illustrations of the samples, drawn when they are loaded: no photos, no faces."""
