"""Citations linked: which entry of the list each item names, and how surely."""

from procsead_refs.citations.links.linking import link, of_no_year

__all__ = ["link", "of_no_year"]
