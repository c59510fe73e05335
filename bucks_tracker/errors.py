"""What can go wrong, as the command line says it: one clear line, naming the thing."""


class TrackerError(Exception):
    """Base of all errors that a user is told in one line; `str()` is that line. Exit code 1."""


class InputError(TrackerError):
    """One document cannot be read; the rest of a run goes on.

    `path` and `sha256` name the document where its bytes could be had, only no words in them.
    """

    def __init__(self, message: str, path: str | None = None, sha256: str | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.sha256 = sha256


class InputWarning(InputError):
    """Something beside the documents was of no use (a manifest's row, a link out of a folder); all were read.

    Told like any error, but no reason for exit code 1.
    """


class FaultError(InputError):
    """A defect of this program kept one document from being read; exit code 1 whatever else is known of it."""


class UsageError(TrackerError):
    """The command line asks for something that makes no sense. Exit code 2."""


class DatabaseError(TrackerError):
    """The database is not a tracker's, is newer than this program, is locked or cannot be written."""


class VocabularyError(TrackerError):
    """A words file is malformed; the message names file and term."""
