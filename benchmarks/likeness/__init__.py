"""Judge which items tell the same news, and the labels that are suggested for them."""
