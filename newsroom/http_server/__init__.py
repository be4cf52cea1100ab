"""The HTTP server: it reads requests before it takes a thread for them, so that nobody
who sends or reads slowly keeps others waiting.

`python -P -m newsroom.http_server` begins it. The master (`processes`) listens and
keeps workers, and knows nothing of Django. A worker reads requests (`reading`) and
answers them (`answering`).
"""
