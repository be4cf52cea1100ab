"""How well the search finds, judged by queries that readers would ask."""
