"""Comments as HTML and Markdown have them: `<!-- author: … -->`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.documents._edits.splicing import Splice


def markup_comment(comment: str, author: str) -> str:
    """Return an SGML comment, which may hold neither "--" nor ">" at its beginning."""
    words = " ".join(comment.split()).replace("--", "–").rstrip("-")
    return f"<!-- {author}: {words} -->"


def own_comments(text: str, author: str) -> list[Splice[str]]:
    """Return the splices that take an author's earlier comments out."""
    own = re.compile(rf"<!-- {re.escape(author)}: [^\n]*? -->")
    return [(found.start(), found.end(), "") for found in own.finditer(text)]
