"""HTTP features of every response: encodings, entity tags, no cookies."""
