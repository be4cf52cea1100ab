"""Pictures: what is received, made smaller, shown, and who may see it."""
