"""Counts of requests, in the memory of each process, and from there in the database
every few seconds, while nobody waits.

`articles.site.statistics` decides what is counted, and as what. The code that sends
cached answers counts them (`handing.count`); the middleware counts Django's others.
"""
