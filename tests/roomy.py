"""Each test runs in one large piece of the memory that Python takes its frames from.

Such pieces have 16 KB, and one is given back to the system as soon as it is empty. Deep
inside of a test a loop may stand where a piece ends; then each call takes another one:
266,000 in 34 tests of the desk, a tenth of their time. A frame that doesn't fit gets a
larger piece, and what is called from there has the rest of it.
"""

from _pytest import runner

# In words: a megabyte of a piece that has two.
SIZE = 2**17


def run(item, nextitem):
    return runner.pytest_runtest_protocol(item, nextitem)


run.__code__ = run.__code__.replace(co_stacksize=SIZE)
