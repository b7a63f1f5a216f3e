-- The only way entities change. The feed's one row is locked by the first statement and until the commit, so that numbers
-- become visible in the order they were given: whoever reads up to a number has missed nothing below it. A transaction
-- that rolls back gives its numbers back. Called last, for everything behind it waits.
CREATE FUNCTION put_entities(changes jsonb, at_ms bigint) RETURNS bigint LANGUAGE plpgsql AS $$
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
  -- Heard by every process of the server when the transaction is committed, and not before.
  PERFORM pg_notify('feed', head::text);
  RETURN head;
END
$$;
--> statement-breakpoint
-- A change without a number of its own would never come down to a counter. Nothing may make one, not even by hand.
CREATE FUNCTION check_entity_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM change_feed WHERE seq = NEW.row_seq AND kind = NEW.kind AND id = NEW.id) THEN
    RAISE EXCEPTION 'entity % % changed without a number in the feed: use put_entities', NEW.kind, NEW.id;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER entity_number BEFORE INSERT OR UPDATE ON entity FOR EACH ROW EXECUTE FUNCTION check_entity_number();
--> statement-breakpoint
-- Something is done once. Handed in again, in a chain of its own after a restore, it is recorded as a duplicate.
CREATE UNIQUE INDEX applied_op_once ON applied_op (op_id) WHERE outcome <> 'duplicate';
--> statement-breakpoint
INSERT INTO feed (id, epoch, v, min_seq) VALUES (1, gen_random_uuid(), 0, 0);
--> statement-breakpoint
INSERT INTO server_secret (id, secret) VALUES (1, encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'));
