#!/usr/bin/env python3
"""Run a command of the newsroom: `manage.py help` lists them."""

from newsroom.management.terminal import main

if __name__ == "__main__":
    main()
