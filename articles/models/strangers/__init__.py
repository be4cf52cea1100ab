"""What requests of strangers may store, and how much of it they have stored."""
