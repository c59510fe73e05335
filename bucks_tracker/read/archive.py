"""Zip archives: their members, within limits. Nothing is written to disk."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from bucks_tracker.read.content import Unreadable

MAX_MEMBERS = 2000
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
# Text packs to a tenth, a table of blanks to a hundredth; what packs further is a bomb.
MAX_RATIO = 200
_RATIO_FROM = 1024 * 1024


def check_sizes(data: bytes) -> None:
    """Raises Unreadable where the archive states more members or bytes than the limits allow."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(f"is a damaged zip file ({error})") from error


def _check(members: list[ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise Unreadable(f"holds {len(members)} files, more than {MAX_MEMBERS}")
    total = sum(member.file_size for member in members)
    if total > MAX_TOTAL_BYTES:
        raise Unreadable(f"unpacks to {total // 1024 // 1024} MB, more than {MAX_TOTAL_BYTES // 1024 // 1024} MB")
    for member in members:
        if member.file_size > _RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise Unreadable(f"holds {member.filename[:80]!r}, packed {MAX_RATIO} times and more: not unpacked")


def members(data: bytes) -> Iterator[tuple[str, bytes | Unreadable]]:
    """Name and bytes of each document in a zip archive, in name order; an Unreadable in place of those refused.

    Folders, hidden files and those that macOS adds are passed over. Raises Unreadable for the archive as a whole.
    """
    check_sizes(data)
    with ZipFile(BytesIO(data)) as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            path = PurePosixPath(member.filename.replace("\\", "/"))
            if member.is_dir() or any(part.startswith(".") and part != ".." for part in path.parts):
                continue
            if "__MACOSX" in path.parts:
                continue
            if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
                yield member.filename, Unreadable("passed over: its name leads out of the archive")
                continue
            yield str(path), _unpacked(archive, member)


def _unpacked(archive: ZipFile, member: ZipInfo) -> bytes | Unreadable:
    if member.flag_bits & 0x1:
        return Unreadable("is locked with a password")
    if member.file_size > MAX_MEMBER_BYTES:
        return Unreadable(f"is larger than {MAX_MEMBER_BYTES // 1024 // 1024} MB")
    try:
        with archive.open(member) as file:
            # The stated size may be a lie: no more than it is read.
            data = file.read(member.file_size + 1)
    except (BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        return Unreadable(f"is damaged within the archive ({error})")
    return data if data else Unreadable("is empty")
