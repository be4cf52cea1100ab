"""A WebSub hub is told which feeds have changed: off unless one is set."""
