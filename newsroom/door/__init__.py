"""The server: it reads requests before it takes a thread for them, so that nobody who
sends or reads slowly keeps others waiting. `python -P -m newsroom.door` begins it.

The master (`master`) listens and keeps workers, and knows nothing of Django; a worker
answers (`answering`).
"""
