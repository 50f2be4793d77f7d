"""Flows: order, batches, retries, schedules. Prefect is imported only here, and only where it is used."""
