"""`python -m bucks_tracker`."""

from bucks_tracker.cli import main

if __name__ == "__main__":
    main()
