"""Documents in the portal's plain-text form, brought in as articles.

`document` says what stands in a file, `importer` makes articles of it.
"""
