"""A stock of invented articles: `python -m benchmarks.stock NUMBER` loads one."""
