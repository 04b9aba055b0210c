"""Author and page (MLA): "(Berg 22)", "Berg (22)"."""

from procsead_refs.citations.systems.author_page.reader import read

__all__ = ["read"]
