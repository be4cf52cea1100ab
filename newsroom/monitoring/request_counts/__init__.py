"""Counting: how often what is given was asked for, in the memory of each process, and
from there to the database every few seconds, while nobody waits.

What is counted, and as what, `articles.site.statistics` decides. Whoever gives what is
held counts it (`handing.count`); what Django answers past that, the middleware counts.
"""
