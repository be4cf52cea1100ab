"""The article's form, and what helps to fill it."""
