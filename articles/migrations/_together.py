"""Render models once for several operations. Migrations rely on it, so it stays as it is."""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Operations of which each sees the state before and after all of them.

    Django renders a model and those around it anew after each operation; around an
    article that is nearly every model. Here they are rendered once.

    On SQLite a new column lays its table out as the former state has it, a constraint as
    the later one has it. So a table gets one column here, or constraints; and its indexes
    come before its constraints.
    """

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        # The next look renders all models, so nothing is put off any more.
        state.__dict__.pop("apps", None)
        state.is_delayed = False
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        # In this order, too: an index goes before its table is laid out without it.
        for operation in self.operations:
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "; ".join(operation.describe() for operation in self.operations)
