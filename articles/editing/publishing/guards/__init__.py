"""The guards: what has to hold before an article moves."""
