"""What strangers may send, store and make the machine work at: the bounds of each."""
