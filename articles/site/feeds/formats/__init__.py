"""The formats of feeds: Atom, RSS, JSON Feed, from one description of an entry."""
