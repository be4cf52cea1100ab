"""The effects of each transition, and their announcement beforehand."""
