"""What each transition does, and what it says beforehand."""
