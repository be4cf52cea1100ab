"""The project: settings, addresses and the server's entry. Nothing editorial."""
