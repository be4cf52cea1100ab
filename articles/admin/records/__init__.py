"""The record at the desk: searched by who, what, when and on what; and as a table."""
