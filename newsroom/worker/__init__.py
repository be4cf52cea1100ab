"""The processes that do queued tasks."""
