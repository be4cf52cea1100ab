"""Words that mean others: from tables, of labels, and by pairs that editors made."""
