"""Queries sent to the database, without the parts that differ each time."""

import re

CHANGING = re.compile(r"'[^']*'|\"s\d+_x\d+\"|\b\d[\d.:-]*")


def asked(queries) -> list[str]:
    return [CHANGING.sub("?", one["sql"]) for one in queries]
