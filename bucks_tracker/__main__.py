"""`python -m bucks_tracker`."""

from bucks_tracker.cli import main

main()
