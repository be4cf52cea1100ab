"""What a user hears of others' acts: the list, its settings, what they follow."""
