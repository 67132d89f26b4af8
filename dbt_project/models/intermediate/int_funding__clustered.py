from pipelines.resolve.frames import funding_events


def model(dbt, session):
    """One row per funding mention: the commitment it tells of, and which of its independent witnesses it is."""
    dbt.config(materialized="table")
    return funding_events(dbt.ref("int_funding_mentions__resolved").order("arrival, mention_id").pl())
