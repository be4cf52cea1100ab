"""Addresses under which readers knew articles elsewhere, and the names by which
programs try feeds: each leads to the thing that is meant.
"""

from articles.site.old_addresses.leading import path_of_list as path_of_list
