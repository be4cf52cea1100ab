"""The record at the desk: searched by who, what, when and on which object; as a table."""
