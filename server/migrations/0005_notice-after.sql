-- The same as put_entities without the notice. PostgreSQL lets one transaction with a notice commit at a time, and the feed
-- is locked until then: the program tells of a change after its commit instead, and of many at once.
CREATE FUNCTION put_changes(changes jsonb, at_ms bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  total bigint := jsonb_array_length(changes);
  head bigint;
BEGIN
  IF total = 0 THEN RETURN (SELECT v FROM feed); END IF;
  UPDATE feed SET v = v + total RETURNING v INTO STRICT head;
  INSERT INTO change_feed (seq, kind, id, at_ms)
    SELECT head - total + place, change ->> 'kind', change ->> 'id', at_ms
    FROM jsonb_array_elements(changes) WITH ORDINALITY AS list (change, place);
  -- What was not there when it was decided must not be there now either: then somebody else was first, and the caller decides again.
  INSERT INTO entity (kind, id, body, row_seq)
    SELECT change ->> 'kind', change ->> 'id', change -> 'body', head - total + place
    FROM jsonb_array_elements(changes) WITH ORDINALITY AS list (change, place)
    WHERE (change ->> 'isNew')::boolean;
  UPDATE entity SET body = change -> 'body', row_seq = head - total + place
    FROM jsonb_array_elements(changes) WITH ORDINALITY AS list (change, place)
    WHERE NOT (change ->> 'isNew')::boolean AND kind = change ->> 'kind' AND id = change ->> 'id';
  RETURN head;
END
$$;
--> statement-breakpoint
-- For what is rare, and for programs of an older version.
CREATE OR REPLACE FUNCTION put_entities(changes jsonb, at_ms bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head bigint := put_changes(changes, at_ms);
BEGIN
  PERFORM pg_notify('feed', head::text);
  RETURN head;
END
$$;
