"""Settings about servers of others: one that identifies users, and those that the
newsroom asks for feeds and pages.
"""
