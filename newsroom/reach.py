"""Whether it is counted what readers ask for, and how long that is kept by the day."""

from newsroom import env

IS_ON = env.flag("NEWSROOM_REACH", default=True)
# The desk shows a year by its days.
DAYS = env.days("NEWSROOM_REACH_DAYS", default=400, least=366)
