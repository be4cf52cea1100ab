"""From what was typed to terms: parse it, look words up, add their other forms."""
