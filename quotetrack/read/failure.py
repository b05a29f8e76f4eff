"""What the system says when a file cannot be read, in words for the user."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: ("does not exist", "check the path; a web address begins with https://"),
    errno.ENOTDIR: ("does not exist", "check the path"),
    errno.EACCES: ("may not be read", "check its permissions"),
    errno.EPERM: ("may not be read", "check its permissions"),
    errno.ELOOP: ("is a link that leads back to itself", "remove the link"),
    errno.ENAMETOOLONG: ("has too long a name", "check the path"),
    errno.EIO: ("could not be read: the disk failed", ""),
}


def reason(error: OSError) -> tuple[str, str]:
    """Message and advice for `error`."""
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return f"could not be read: {(error.strerror or 'unknown reason').lower()}", ""


def printable(name: str) -> str:
    """`name` as text on one line that can be printed and stored, also where the file system's is neither."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)
