from pipelines.resolve.frames import agencies


def model(dbt, session):
    """One row per public body: those of the lexicon, their governments, and those that only mentions know."""
    dbt.config(materialized="table")
    return agencies(dbt.ref("int_funders__resolved").pl())
