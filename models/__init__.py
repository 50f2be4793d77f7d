"""Data models: the contracts of all tables, the one place where a column is declared."""

from models.articles import Articles, Stories
from models.base import Contract, Layout, layout
from models.entities import Entities, EntityMentions
from models.events import EventMentions, EventParticipants, Events
from models.linking import LinkKeys, LinkMembers, LinkRules, Links
from models.metrics import Metrics
from models.operations import Rejects, Runs
from models.quotes import Quotes
from models.reference import Countries, FxRates, Outlets

# What one article yields; replaced as a whole when the article is extracted again.
FACTS: dict[str, type[Contract]] = {
    "quotes": Quotes,
    "metrics": Metrics,
    "event_mentions": EventMentions,
    "entity_mentions": EntityMentions,
}

# What is made of all articles together.
LINKED: dict[str, type[Contract]] = {
    "events": Events,
    "event_participants": EventParticipants,
    "entities": Entities,
    "stories": Stories,
}

REFERENCE: dict[str, type[Contract]] = {"countries": Countries, "outlets": Outlets, "fx_rates": FxRates}

# What linking remembers between runs: in the database only, for nobody but itself.
LINKING: dict[str, type[Contract]] = {
    "link_rules": LinkRules,
    "link_members": LinkMembers,
    "link_keys": LinkKeys,
    "links": Links,
}

# Every table that people read, in load order.
TABLES: dict[str, type[Contract]] = {
    "articles": Articles,
    **FACTS,
    **LINKED,
    "rejects": Rejects,
    "runs": Runs,
    **REFERENCE,
}

__all__ = ["FACTS", "LINKED", "LINKING", "REFERENCE", "TABLES", "Contract", "Layout", "layout"]
