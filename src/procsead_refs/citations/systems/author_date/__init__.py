"""The name and date system: "(Berg 2001)", "Berg (2001)"."""

from procsead_refs.citations.systems.author_date.reader import read

__all__ = ["read"]
