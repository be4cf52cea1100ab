"""Plans of queries sent as the newsroom sends them: with parameters beside the text.

With the values in the text, SQLite may choose another plan than in production.
"""

import json
from collections.abc import Callable
from contextlib import contextmanager

from django.db import connection

Asked = tuple[str, tuple]
# After so many steps SQLite tells that it is still at work.
STEPS = 100


def asked(ask: Callable) -> list[Asked]:
    """Return the questions, with their parameters, that something asks."""
    found: list[Asked] = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().startswith("SELECT"):
            found.append((sql, tuple(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return found


def plan(one: Asked) -> str:
    """Return the steps; of SQLite those of the question itself, not of parts of it."""
    sql, params = one
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN (COSTS OFF) {sql}", params)
            return "\n".join(step for (step,) in cursor.fetchall())
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        rows = cursor.fetchall()
        return "\n".join(step for _id, parent, _none, step in rows if not parent)


def work(one: Asked) -> int:
    """Return how much is done for an answer: rows that PostgreSQL reads, whatever it
    makes of them, or steps of SQLite's machine, which takes several for a row.
    """
    return (rows_read if connection.vendor == "postgresql" else steps_taken)(*one)


def rows_read(sql: str, params: tuple) -> int:
    with connection.cursor() as cursor:
        told = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, FORMAT JSON)"
        cursor.execute(f"{told} {sql}", params)
        (answer,) = cursor.fetchone()
    [found] = json.loads(answer) if isinstance(answer, str) else answer
    return rows_of(found["Plan"])


def rows_of(node: dict) -> int:
    """Count what a step and those below it read, and what they threw away of it."""
    if node.get("Relation Name") == "articles_search":
        return 0  # of texts as short as a test's it would rather read all
    below = node.get("Plans", [])
    own = 0
    if not below or "Rows Removed by Filter" in node:
        removed = [n for name, n in node.items() if name.startswith("Rows Removed by")]
        own = (sum(removed) + (0 if below else node["Actual Rows"])) * node[
            "Actual Loops"
        ]
    return int(own) + sum(map(rows_of, below))


def steps_taken(sql: str, params: tuple) -> int:
    with connection.cursor() as cursor, counting() as steps:
        cursor.execute(sql, params).fetchall()
    return len(steps) * STEPS


@contextmanager
def counting():
    steps: list[None] = []
    watched = connection.connection.set_progress_handler
    watched(lambda: steps.append(None), STEPS)
    try:
        yield steps
    finally:
        watched(None, STEPS)
