"""Stories, their editions, and the addresses of these."""
