CREATE VIEW timeline AS
-- Everything dated, oldest first: ilj timeline.
SELECT acts.date, acts.date_first, acts.date_last, acts.date_precision,
    records.kind, acts.headline, acts.record AS id
FROM acts JOIN records ON records.id = acts.record
ORDER BY acts.rowid;

CREATE VIEW visits_by_name AS
-- Visits, each with the names of its travellers in every spelling and of the hosts they met.
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
-- How many visits began in each year that is known, from where to where, how many of heads of
-- state or government.
SELECT CAST(substr(date_first, 1, 4) AS INTEGER) AS year, origin, destination,
    count(*) AS visits, count(CASE WHEN rank = 'head' THEN 1 END) AS by_heads
FROM visits
WHERE status = 'actual' AND substr(date_first, 1, 4) = substr(ifnull(date_last, date_first), 1, 4)
GROUP BY year, origin, destination
ORDER BY year, origin;

CREATE VIEW meetings AS
-- Who met whom: each traveller of a visit that took place with each host.
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
-- Agreements that are in force, with the acts that are dated.
SELECT dated, name, kind, topic, signed, in_force, extended, revised, id
FROM agreements
WHERE status = 'in-force'
ORDER BY rowid;

CREATE VIEW trade_by_year AS
-- Trade figures of each year side by side, each by whose books it is; no two are to be added up.
SELECT CAST(substr(period_first, 1, 4) AS INTEGER) AS year, period, measure, origin, destination,
    coverage, valuation, good, precision, value, scale, unit, amount, reporter, series, id
FROM trade
ORDER BY period_first IS NULL, period_first, measure, origin, reporter, id;

CREATE VIEW figures AS
-- Every figure on trade, investment, people and opinion, in the columns that they share.
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
-- Who was posted where, one after another.
SELECT origin, destination, rank, coalesce(term, appointed, credentials) AS date, who, term,
    last_seen, appointed, credentials, id
FROM envoys
ORDER BY destination, rank, coalesce(term_first, appointed_first, credentials_first) IS NULL,
    coalesce(term_first, appointed_first, credentials_first), id;

CREATE VIEW citations AS
-- Who says so: each citation with its document; field where it is of what another source says.
SELECT cited.record, records.kind, records.headline, cited.field, cited.source, sources.title,
    coalesce(sources.title, sources.about) AS called, sources.publisher, sources.date,
    sources.address, cited.at, cited.via
FROM (
    SELECT record, NULL AS field, source, at, via FROM records_sources
    UNION ALL
    SELECT record, field, source, at, via FROM records_alt_sources
) AS cited
JOIN records ON records.id = cited.record
JOIN sources ON sources.id = cited.source;

CREATE VIEW sources_by_use AS
-- How many records cite each document, for our answer or for another.
SELECT sources.id, coalesce(sources.title, sources.about) AS called, sources.publisher,
    sources.address, count(DISTINCT citations.record) AS records
FROM sources LEFT JOIN citations ON citations.source = sources.id
GROUP BY sources.id
ORDER BY records DESC, sources.id;

CREATE VIEW disputed_values AS
-- What sources disagree on: our answer, empty where we stand behind none, and what another says.
SELECT records.kind, records_alt.record, records.headline, records_alt.field,
    json_extract(records.record, '$.' || records_alt.field) AS we_say,
    records_alt.value AS another_says, records_alt.rank, records_alt.why, records_alt.note,
    records_alt.sources
FROM records_alt JOIN records ON records.id = records_alt.record
ORDER BY records.rowid, records_alt.rowid;

CREATE VIEW contradicted_statements AS
-- Statements, each with a record that says otherwise.
SELECT statements.id, statements.speaker, statements.claim, other.kind AS other_kind,
    other.headline AS other_says, other.id AS other_id
FROM statements_contradicts
JOIN statements ON statements.id = statements_contradicts.record
JOIN records AS other ON other.id = statements_contradicts.other
ORDER BY statements.rowid, statements_contradicts.position;

CREATE VIEW inferred_values AS
-- What no source says outright: the value, and the rule by which it follows.
SELECT records.kind, records_inferred.record, records.headline, records_inferred.field,
    json_extract(records.record, '$.' || records_inferred.field) AS value,
    records_inferred.said AS rule
FROM records_inferred JOIN records ON records.id = records_inferred.record
ORDER BY records.rowid, records_inferred.field;

CREATE VIEW coverage AS
-- How much there is of each kind, from when to when, how well founded.
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
