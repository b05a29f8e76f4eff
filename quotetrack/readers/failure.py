"""Why an input cannot be read, in words for the user: what is wrong with it, what the system says of it, what the
installation lacks, or that the program is at fault."""

from __future__ import annotations

import errno
import re

from quotetrack.errors import InputError
from quotetrack.model import Problem

_REASONS = {
    errno.ENOENT: ("does not exist", "check the path; a web address begins with https://"),
    errno.ENOTDIR: ("does not exist", "check the path"),
    errno.EACCES: ("may not be read", "check its permissions"),
    errno.EPERM: ("may not be read", "check its permissions"),
    errno.ELOOP: ("is a link that leads back to itself", "remove the link"),
    errno.ENAMETOOLONG: ("has too long a name", "check the path"),
    errno.EIO: ("could not be read: the disk failed", ""),
}


# What is imported under another name than it is installed under.
_PACKAGES = {
    "charset_normalizer": "charset-normalizer",
    "dateutil": "python-dateutil",
    "frontmatter": "python-frontmatter",
    "markdown_it": "markdown-it-py",
    "yaml": "pyyaml",
}
_CLEAN = re.compile(r"\blxml_html_clean\b")  # lxml tells in words alone that it was parted from this


def reading_problem(where: str, error: Exception) -> Problem:
    """What `error` says of the input `where`, which alone could not be read."""
    if isinstance(error, InputError):
        return Problem(where, error.message, error.advice)
    if isinstance(error, OSError):
        return Problem(where, *failure_reason(error))
    if isinstance(error, ImportError) and (words := _lacking(error)):
        return Problem(where, *words)
    return Problem.of_fault(where, "read", error)


def _lacking(error: ImportError) -> tuple[str, str] | None:
    """Message and advice for a package that cannot be imported; None: it is not known which."""
    clean = _CLEAN.search(str(error))
    name = clean[0] if clean else (error.name or "").partition(".")[0]
    if not name or name == "quotetrack":
        return None
    package = _PACKAGES.get(name, name)
    if clean or isinstance(error, ModuleNotFoundError):
        return f"cannot be read here: the package {package} is not installed", f"pip install {package}"
    return (
        f"cannot be read here: the package {package} does not work ({error})",
        f"pip install --force-reinstall {package}",
    )


def failure_reason(error: OSError) -> tuple[str, str]:
    """Message and advice for `error`."""
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return f"could not be read: {(error.strerror or 'unknown reason').lower()}", ""


def printable(name: str) -> str:
    """`name` as text on one line that can be printed and stored, also where the file system's is neither."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)
