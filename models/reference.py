"""Contracts of reference tables: facts about the world, from the CSV files in seeds/reference."""

from __future__ import annotations

import pandera.polars as pa

from models.base import COUNTRY, Contract, country, maybe


class Countries(Contract, key=("iso2",)):
    """Countries.

    Grain: one row per country.
    """

    iso2: str = pa.Field(str_matches=COUNTRY, description="ISO 3166-1 alpha-2.")
    iso3: str = pa.Field(str_matches=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")
    name: str = pa.Field(description="English short name.")
    region: str = maybe("Region, UN M49.")
    source: str = pa.Field(description="Where the row is from.")


class Outlets(Contract, key=("outlet",)):
    """Outlets: agencies, newspapers and broadcasters.

    Grain: one row per outlet.
    """

    outlet: str = pa.Field(description="Name as in articles.outlet.")
    country: str = country("Where it is based")
    city: str = maybe("City of its head office.")
    kind: str = pa.Field(description="agency, newspaper, broadcaster ...")
    source: str = pa.Field(description="Where the row is from.")


class FxRates(Contract, key=("currency", "period")):
    """Exchange rates to the US dollar.

    Grain: one row per currency and period.
    """

    currency: str = pa.Field(str_matches=r"^[A-Z]{3}$", description="ISO 4217.")
    period: str = pa.Field(str_matches=r"^\d{4}(-\d{2})?$", description="Year or month that it averages.")
    usd_per_unit: float = pa.Field(gt=0, description="US dollars for one unit of the currency, average.")
    source: str = pa.Field(description="Where the row is from.")
