"""Messages from outside: reports of readers, notes of the mails that were taken."""
