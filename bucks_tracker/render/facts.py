"""`Facts` as one JSON object: the contract of `tracker extract`, schema version 1."""

from typing import Any

from bucks_tracker.ids import claim_id
from bucks_tracker.records import Dated, Facts, Span


def _edtf(dated: Dated | None) -> str | None:
    return dated.edtf if dated else None


def facts_json(facts: Facts) -> dict[str, Any]:
    """The JSON object of one document, ready for `json.dumps`."""
    article = facts.article
    text = article.text

    def at(span: Span) -> dict[str, int]:
        return {"start": span.start, "end": span.end}

    def words(span: Span) -> dict[str, Any]:
        return {**at(span), "text": span.of(text)}

    return {
        "schema": 1,
        "path": article.path,
        "id": article.id,
        "text_sha256": article.text_sha256,
        "kind": article.kind,
        "title": facts.title,
        "outlet": article.metadata.outlet,
        "published": facts.published,
        "published_basis": facts.published_basis,
        "council": facts.council,
        "quotes": [
            {
                "id": claim_id(article.id, "quotes", q.span),
                **words(q.span),
                "kind": q.kind,
                "speaker": q.speaker,
                "mention": words(q.mention) if q.mention else None,
                "cue": q.cue,
                "role": q.role,
                "organisation": q.organisation,
                "group": q.group,
                "confidence": q.confidence,
                "rule": q.rule,
            }
            for q in facts.quotes
        ],
        "inspections": [
            {
                **at(i.span),
                "body": i.body,
                "kind": i.kind,
                "framework": i.framework,
                "date": _edtf(i.date),
                "published": _edtf(i.published),
                "rating": i.rating,
                "subratings": i.subratings,
                "council": i.council,
                "is_news": i.is_news,
                "status": i.status,
                "lead_inspector": i.lead_inspector,
                "rule": i.rule,
            }
            for i in facts.inspections
        ],
        "interventions": [
            {
                **at(v.span),
                "kind": v.kind,
                "actor": v.actor,
                "status": v.status,
                "date": _edtf(v.date),
                "who": v.who,
                "employer": v.employer,
                "council": v.council,
                "rule": v.rule,
            }
            for v in facts.interventions
        ],
        "figures": [
            {
                **at(f.span),
                "value": f.value,
                "value_high": f.value_high,
                "unit": f.unit,
                "what": f.what,
                "date": _edtf(f.date),
                "council": f.council,
                "rule": f.rule,
            }
            for f in facts.figures
        ],
        "findings": [
            {**words(f.span), "body": f.body, "polarity": f.polarity, "page": f.page, "rule": f.rule}
            for f in facts.findings
        ],
        "expectations": [
            {**words(e.span), "who": e.who, "due": _edtf(e.due), "recurrence": e.recurrence, "rule": e.rule}
            for e in facts.expectations
        ],
        "people": [
            {"name": p.name, "aliases": list(p.aliases), "role": p.role, "organisation": p.organisation}
            for p in facts.people
        ],
        "doubts": [{**at(d.span), "rule": d.rule, "why": d.why} for d in facts.doubts],
    }
