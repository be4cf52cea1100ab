"""Where sessions are kept, and how a user sees and ends their own."""
