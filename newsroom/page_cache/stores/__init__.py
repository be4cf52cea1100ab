"""Stores of answers: in memory, in files, and shared by hosts."""
