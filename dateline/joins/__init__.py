"""Joins: what needs two extractors. Who states a figure, its event, and whom an event is told with."""

from dateline.joins.company import named_with
from dateline.joins.figures import of_events
from dateline.joins.speakers import attributed

__all__ = ["attributed", "named_with", "of_events"]
