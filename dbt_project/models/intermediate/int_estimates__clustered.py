from pipelines.resolve.frames import estimate_events


def model(dbt, session):
    """One row per resource mention: the line of an estimate it tells of, and which of its witnesses it is."""
    dbt.config(materialized="table")
    return estimate_events(dbt.ref("int_resource_mentions__resolved").order("arrival, mention_id").pl())
