"""What HTTP asks of every answer: encodings, entity tags, no cookies."""
