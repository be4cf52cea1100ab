"""What is recorded of the desk beside decisions and saves: who did what, and when."""
