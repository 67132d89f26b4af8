from pipelines.resolve.frames import deal_events


def model(dbt, session):
    """One row per deal mention: the deal it tells of, and which of the deal's independent witnesses it is."""
    dbt.config(materialized="table")
    return deal_events(dbt.ref("int_deal_mentions__resolved").order("arrival, mention_id").pl())
