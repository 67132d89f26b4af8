from pipelines.resolve.frames import programmes


def model(dbt, session):
    """One row per distinct name of an act, fund or facility: the programme it stands for."""
    dbt.config(materialized="table")
    names = dbt.ref("stg_funding_mentions").filter("trim(coalesce(programme, '')) <> ''").project("programme as name")
    return programmes(names.pl())
