"""When two funding mentions tell of one commitment: one loan goes from letter of interest to closing, with new amounts
on the way; a second tranche, another recipient or another instrument is another commitment."""

from __future__ import annotations

from typing import get_args

from pipelines.model import Instrument
from pipelines.resolve.events import COMPARED, COMPARED_MONEY, SAME_AMOUNT, Rules, kind_bits

STAGE_ORDER = ("proposed", "letter_of_interest", "conditional", "committed", "closed", "disbursed", "cancelled")
ALIKE_INSTRUMENTS = (("loan", "loan_guarantee"), ("credit_insurance", "loan_guarantee"))
"""Instruments that outlets take for each other: a guaranteed loan is printed as either. `programme` goes with all."""
NEWS_DAYS = 21
"""Days within which outlets tell of one announcement."""
STAGE_WINDOW_DAYS = 1460
"""Longest way of one commitment from its first letter to its last payment."""
SAME_STAGE_WINDOW_DAYS = 1095
"""Later articles recall a commitment of the same amount at the same stage within this time."""
NO_AMOUNT_DAYS = 180
"""Days within which a commitment without an amount is told again at the same stage."""
STAGE_CHANGE = 0.5
"""Share by which an amount may change between stages of one commitment."""

NEW_ROUND_DAYS = 60
"""Days after which money that is offered again after it was cancelled is another commitment."""

ONE_SUM = (
    f"one.project = other.project and one.amount = other.amount and one.currency = other.currency"
    f" and {COMPARED['gap']} <= {NEWS_DAYS}"
)
"""SQL: one sum for one project within the time of the news: its recipient may be told as the parent or the subsidiary."""
_STAGES = "[" + ", ".join(f"'{stage}'" for stage in STAGE_ORDER) + "]"
CANCELLED = STAGE_ORDER.index("cancelled") + 1

FUNDING = Rules(
    family="funding",
    seen={
        "funders": "[hash(agency) for agency in agency_ids]",
        "governments": "[hash(body) for body in government_ids if body is not null]",
        "recipient": "number(recipient_id)",
        "programme": "number(programme_name)",
        "instrument": "instrument",
        "stage": f"list_position({_STAGES}, stage)",
        "amount": "amount",
        "currency": "currency",
        "amount_usd": "amount_usd",
        "series": "place_in_series(evidence_text)",
        "is_later": "is_later_part(evidence_text)",
        "is_revised": "is_revised(evidence_text)",
        "is_renamed": "tells_new_name(evidence_text)",
    },
    # Recipient, project or programme; without a recipient, also funder or the government behind it.
    blocks="""list_transform(list_filter([recipient, project, programme]
        || case when recipient is null then funders || governments else [] end, lambda name: name is not null),
        lambda name: hash(name))""",
    traits=("case when not is_renamed then site end",),
    kinds=kind_bits("instrument", ALIKE_INSTRUMENTS, get_args(Instrument), any_kind="programme"),
    reach_days=STAGE_WINDOW_DAYS,
    # Too far apart in time for one stage of one commitment.
    at_once=(
        "one.recipient <> other.recipient and coalesce(one.amount <> other.amount, true)"
        " and not (one.is_renamed or other.is_renamed)",
        f"one.stage = other.stage and {COMPARED['gap']} > case when {SAME_AMOUNT} then"
        f" {SAME_STAGE_WINDOW_DAYS} when {SAME_AMOUNT} is null or one.is_revised or other.is_revised then"
        f" {NO_AMOUNT_DAYS} else {NEWS_DAYS} end",
    ),
    scalars=("stage", "amount", "currency", "amount_usd", "is_revised", "is_renamed", "recipient"),
    looked_at={
        **COMPARED_MONEY,
        # Not known to have changed by more than a commitment may on its way.
        "may_have_changed": "coalesce(case when one.currency is not distinct from other.currency"
        f" then close_to(one.amount, other.amount, {STAGE_CHANGE})"
        f" else close_to(one.amount_usd, other.amount_usd, {STAGE_CHANGE}) end, true)",
        "is_one_recipient": "coalesce(one.recipient = other.recipient, false)",
        "is_one_project": "coalesce(one.project = other.project, false)",
        "is_one_programme": "coalesce(one.programme = other.programme, false)",
        "is_one_funder": "list_has_any(one.funders, other.funders)",
        # "The US government" may be any of its agencies.
        "is_government": "list_has_any(one.funders, other.governments) or list_has_any(other.funders, one.governments)",
        "is_one_stage": "one.stage = other.stage",
        "is_one_instrument": "one.instrument = other.instrument",
        "has_new_name": "one.is_renamed or other.is_renamed",
        "has_programme": "'programme' in (one.instrument, other.instrument)",
    },
    apart=(
        # Other names.
        f"one.recipient <> other.recipient and not ({ONE_SUM} and is_one_funder) and not has_new_name",
        "one.site <> other.site and not has_new_name",
        "one.programme <> other.programme and not is_one_recipient",
        "(one.recipient is null) <> (other.recipient is null) and not is_one_project and has_programme",
        "disjoint(one.funders, other.funders) and not is_government",
        # Another instrument.
        "one.kinds & other.kinds = 0",
        # Two records of one document are two commitments, unless they are stages of one or nothing tells them apart.
        "one.series <> other.series",
        "in_one_document and is_one_stage and (amounts is not true or not is_one_instrument or gap > 0)",
        "in_one_document and not is_one_stage and not (is_one_instrument and may_have_changed)",
        # Further money, or another amount than a stage later may bring.
        f"is_further and (gap > {NEWS_DAYS} or (gap > 3 and (amounts is not true or is_one_stage)))",
        f"gap > {NEW_ROUND_DAYS} and case when is_turned then other.stage = {CANCELLED} and one.stage < {CANCELLED}"
        f" else one.stage = {CANCELLED} and other.stage < {CANCELLED} end",
        "amounts is false and not is_one_stage and"
        " (not may_have_changed or case when is_turned then one.stage < other.stage else other.stage < one.stage end)",
    ),
    strength=f"""least(0.3 * is_one_recipient::int + 0.2 * is_one_project::int
        + 0.2 * is_one_programme::int + 0.2 * is_one_funder::int + 0.3 * (amounts is true)::int
        + 0.05 * (not is_one_funder and is_government)::int
        + 0.1 * is_one_instrument::int + 0.1 * (gap <= {NEWS_DAYS})::int
        + 0.05 * list_has_any(one.commodities, other.commodities)::int,
        case when is_one_recipient or is_one_project or is_one_programme
            or (one.recipient is null and other.recipient is null and amounts is true) then 1.0 else 0.45 end)""",
)
"""Mentions of public money."""
