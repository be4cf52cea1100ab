"""The store of sessions, and the page on which users see and end their own."""
