"""What MkDocs does besides: pages that lie beside docs/ join the site, the README as its first page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
PAGES = {"README.md": "index.md", "CONTRIBUTING.md": None, "SECURITY.md": None, "CHANGELOG.md": None}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages of the repository's root, with links as they are from the site's root."""
    for name, called in PAGES.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, called or name, content=for_site(text)))
    return files


def for_site(text: str) -> str:
    """Returns a page of the repository's root with its links as the site has them; to files that are no pages, none."""
    text = text.replace("](docs/", "](")
    return re.sub(r"\[([^\]]*)\]\((?:LICENSE|CITATION\.cff)\)", r"\1", text)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Returns a page with its links to the repository's root leading to pages of the site."""
    return re.sub(r"\]\(\.\./([A-Z]+\.md)", lambda link: f"]({PAGES.get(link[1]) or link[1]}", markdown)
