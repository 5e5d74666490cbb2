CREATE VIEW timeline AS
-- All dated entries, oldest first.
SELECT acts.date, acts.date_first, acts.date_last, acts.date_precision,
    records.kind, acts.headline, acts.record AS id
FROM acts JOIN records ON records.id = acts.record
ORDER BY acts.rowid;

CREATE VIEW visits_by_name AS
-- Visits with the names of travellers, in every spelling, and of the people they met.
SELECT visits.date, visits.who, visits.office, visits.rank, visits.origin, visits.destination,
    visits.status,
    (SELECT group_concat(people_names.text, '; ')
        FROM visits_people JOIN people_names ON people_names.record = visits_people.person
        WHERE visits_people.record = visits.id) AS names,
    (SELECT group_concat(people.name, '; ')
        FROM visits_met JOIN people ON people.id = visits_met.person
        WHERE visits_met.record = visits.id) AS met,
    visits.id
FROM visits
ORDER BY visits.rowid;

CREATE VIEW visits_by_year AS
-- The number of visits by year and direction, and how many were by heads of state or
-- government.
SELECT CAST(substr(date_first, 1, 4) AS INTEGER) AS year, origin, destination,
    count(*) AS visits, count(CASE WHEN rank = 'head' THEN 1 END) AS by_heads
FROM visits
WHERE status = 'actual' AND substr(date_first, 1, 4) = substr(ifnull(date_last, date_first), 1, 4)
GROUP BY year, origin, destination
ORDER BY year, origin;

CREATE VIEW meetings AS
-- Who met whom: each traveller with each host, for visits that took place.
SELECT visits.date, traveller.name AS traveller, host.name AS host, visits.destination,
    visits.id AS visit, traveller.id AS traveller_id, host.id AS host_id
FROM visits
JOIN visits_people ON visits_people.record = visits.id
JOIN people AS traveller ON traveller.id = visits_people.person
JOIN visits_met ON visits_met.record = visits.id
JOIN people AS host ON host.id = visits_met.person
WHERE visits.status = 'actual'
ORDER BY visits.rowid, visits_people.position, visits_met.position;

CREATE VIEW agreements_in_force AS
-- Agreements in force, with their dated steps.
SELECT dated, name, kind, topic, signed, in_force, extended, revised, id
FROM agreements
WHERE status = 'in-force'
ORDER BY rowid;

CREATE VIEW trade_by_year AS
-- Trade figures by year and reporter; figures of different reporters must not be added up.
SELECT CAST(substr(period_first, 1, 4) AS INTEGER) AS year, period, measure, origin, destination,
    coverage, valuation, good, precision, value, scale, unit, amount, reporter, series, id
FROM trade
ORDER BY period_first IS NULL, period_first, measure, origin, reporter, id;

CREATE VIEW figures AS
-- All figures on trade, investment, people and opinion, in shared columns.
SELECT 'trade' AS kind, period, measure, origin, destination, precision, value, scale, unit,
    amount, reporter, series, id
FROM trade
UNION ALL
SELECT 'investment', period, measure, origin, destination, precision, value, scale, unit,
    amount, reporter, series, id
FROM investment
UNION ALL
SELECT 'indicators', period, measure, origin, destination, precision, value, scale, unit,
    amount, reporter, series, id
FROM indicators;

CREATE VIEW envoys_in_turn AS
-- Envoys, in order of their terms.
SELECT origin, destination, rank, coalesce(term, appointed, credentials) AS date, who, term,
    last_seen, appointed, credentials, id
FROM envoys
ORDER BY destination, rank, coalesce(term_first, appointed_first, credentials_first) IS NULL,
    coalesce(term_first, appointed_first, credentials_first), id;

CREATE VIEW citations AS
-- Citations with their documents; field is set for citations of other values.
SELECT cited.record, records.kind, records.headline, cited.field, cited.source, sources.title,
    coalesce(sources.title, sources.about) AS called, sources.publisher, sources.date,
    sources.address, cited.place, cited.via
FROM (
    SELECT record, NULL AS field, source, place, via FROM records_sources
    UNION ALL
    SELECT record, field, source, place, via FROM records_alt_sources
) AS cited
JOIN records ON records.id = cited.record
JOIN sources ON sources.id = cited.source;

CREATE VIEW sources_by_use AS
-- The number of records citing each document.
SELECT sources.id, coalesce(sources.title, sources.about) AS called, sources.publisher,
    sources.address, count(DISTINCT citations.record) AS records
FROM sources LEFT JOIN citations ON citations.source = sources.id
GROUP BY sources.id
ORDER BY records DESC, sources.id;

CREATE VIEW disputed_values AS
-- Where sources disagree: the main value, blank if unresolved, and each other value.
SELECT records.kind, records_alt.record, records.headline, records_alt.field,
    json_extract(records.record, '$.' || records_alt.field) AS we_say,
    records_alt.value AS another_says, records_alt.rank, records_alt.why, records_alt.note,
    records_alt.sources
FROM records_alt JOIN records ON records.id = records_alt.record
ORDER BY records.rowid, records_alt.rowid;

CREATE VIEW contradicted_statements AS
-- Statements and the records that contradict them.
SELECT statements.id, statements.speaker, statements.claim, other.kind AS other_kind,
    other.headline AS other_says, other.id AS other_id
FROM statements_contradicts
JOIN statements ON statements.id = statements_contradicts.record
JOIN records AS other ON other.id = statements_contradicts.other
ORDER BY statements.rowid, statements_contradicts.position;

CREATE VIEW inferred_values AS
-- Inferred values, each with its rule.
SELECT records.kind, records_inferred.record, records.headline, records_inferred.field,
    json_extract(records.record, '$.' || records_inferred.field) AS value,
    records_inferred.said AS rule
FROM records_inferred JOIN records ON records.id = records_inferred.record
ORDER BY records.rowid, records_inferred.field;

CREATE VIEW coverage AS
-- The coverage of each kind: number, dates, how well sourced.
SELECT records.kind, count(*) AS records, min(records.date_first) AS first,
    max(records.date_last) AS last, sum(records.disputed) AS disputed,
    sum((SELECT count(DISTINCT source) FROM records_sources WHERE record = records.id) > 1)
        AS two_origins,
    sum(EXISTS (SELECT 1 FROM records_inferred WHERE record = records.id)) AS inferred
FROM records
GROUP BY records.kind
ORDER BY min(records.rowid);

CREATE VIRTUAL TABLE records_fts USING fts5(
    -- Full-text search: WHERE records_fts MATCH 'word*'; rowid is that of the record.
    headline, text, content="records", tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO records_fts (records_fts) VALUES ('rebuild');
INSERT INTO records_fts (records_fts) VALUES ('optimize');
