"""Articles: a text and what is known about it as a publication."""

from dateline.article.head import read_head, read_heads
from dateline.article.record import Article

__all__ = ["Article", "read_head", "read_heads"]
