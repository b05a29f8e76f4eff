"""What is imported is asked for by name: no dependency's dependency is counted on."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, packages_distributions
from importlib.metadata import distribution as installed
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Never imported here, and needed: trafilatura asks for it as an extra of lxml by a name that pip 23 does not know.
BESIDES = {"lxml-html-clean"}


def distribution(name: str) -> str:
    """A distribution's name as it is compared: "PyYAML>=6.0" is "pyyaml"."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


def imported() -> set[str]:
    """The distributions whose modules the program and its migrations import."""
    holders = packages_distributions()
    modules = set()
    for path in (*(ROOT / "quotetrack").rglob("*.py"), *(ROOT / "migrations").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules.add((node.module or "").split(".")[0])
    outside = modules - sys.stdlib_module_names - {"quotetrack"}
    # An extra that is not installed goes by the name of its module.
    return {distribution(holders.get(module, [module])[0]) for module in outside}


def test_what_is_imported_and_nothing_else_is_a_dependency() -> None:
    extras = PROJECT["optional-dependencies"].values()
    asked = {distribution(name) for names in (PROJECT["dependencies"], *extras) for name in names}
    assert asked == imported() | BESIDES


def test_what_an_extra_brings_is_no_dependency_of_all() -> None:
    everybodys = {distribution(name) for name in PROJECT["dependencies"]}
    for names in PROJECT["optional-dependencies"].values():
        assert not everybodys & {distribution(name) for name in names}


def test_every_dependency_has_a_lower_bound_and_no_upper() -> None:
    extras = PROJECT["optional-dependencies"].values()
    for names in (PROJECT["dependencies"], *extras):
        for name in names:
            assert re.fullmatch(r"[\w-]+>=\d[\w.]*", name), name


def needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """A distribution and all that it needs, as far as it is installed."""
    if distribution(name) in seen:
        return
    seen.add(distribution(name))
    try:
        held = installed(name)
    except PackageNotFoundError:
        return
    yield held
    for line in held.requires or ():
        yield from needed(Requirement(line).name, seen)


def licence(held: Distribution) -> str:
    """What a distribution says of its licence."""
    told = [line for line in held.metadata.get_all("Classifier", []) if line.startswith("License ::")]
    return held.metadata.get("License-Expression") or "; ".join(told) or held.metadata.get("License", "")


def test_nothing_that_users_install_is_under_the_gpl_alone() -> None:
    extras = PROJECT["optional-dependencies"].values()
    asked = [name for names in (PROJECT["dependencies"], *extras) for name in names]
    seen: set[str] = set()
    under = {held.name: licence(held) for name in asked for held in needed(Requirement(name).name, seen)}
    assert len(under) > len(PROJECT["dependencies"])
    bound = {name: text for name, text in under.items() if re.search(r"\bA?GPL|General Public", text)}
    assert {name for name, text in bound.items() if not re.search(r"\bOR\b|Lesser|Mozilla", text)} == set()
