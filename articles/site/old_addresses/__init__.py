"""Addresses under which readers knew articles elsewhere, and the names by which
programs try feeds: each leads to the thing that is meant.
"""
