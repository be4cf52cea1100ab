"""Reach: how often articles were asked for, and nothing of who asked."""
