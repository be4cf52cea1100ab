"""The guards: conditions that have to hold before an article moves."""
