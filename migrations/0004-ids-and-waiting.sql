-- What a page, a mail, an undo or the story still names must never come to mean something else; and who waits is counted.

-- platform
-- The highest id that was ever removed of a table: `nextId` gives none that is not higher. Written by removal alone, so that a
-- letter costs nothing more.
CREATE TABLE spent_id (name TEXT PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO spent_id VALUES ('raw', 0), ('conversation', 0), ('message', 0);

-- mail
-- Removed until now: every mail that an event tells of without a conversation, and is gone.
UPDATE spent_id SET id = ifnull((SELECT max(subject_id) FROM event WHERE subject = 'raw'), 0) WHERE name = 'raw';
CREATE TRIGGER raw_id_spent AFTER DELETE ON raw BEGIN
  UPDATE spent_id SET id = max(id, old.id) WHERE name = 'raw';
END;

-- inbox
CREATE TRIGGER conversation_id_spent AFTER DELETE ON conversation BEGIN
  UPDATE spent_id SET id = max(id, old.id) WHERE name = 'conversation';
END;
CREATE TRIGGER message_id_spent AFTER DELETE ON message BEGIN
  UPDATE spent_id SET id = max(id, old.id) WHERE name = 'message';
END;
INSERT INTO tally SELECT 'waiting', mailbox_id, status, count(*) FROM conversation WHERE waiting_since_at IS NOT NULL GROUP BY 2, 3;
CREATE TRIGGER conversation_began_waiting AFTER INSERT ON conversation WHEN new.waiting_since_at IS NOT NULL BEGIN
  INSERT INTO tally VALUES ('waiting', new.mailbox_id, new.status, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_waits_elsewhere AFTER UPDATE OF mailbox_id, status, waiting_since_at ON conversation
  WHEN (old.mailbox_id, old.status, old.waiting_since_at IS NULL) IS NOT (new.mailbox_id, new.status, new.waiting_since_at IS NULL) BEGIN
  UPDATE tally SET n = n - 1 WHERE old.waiting_since_at IS NOT NULL
    AND list = 'waiting' AND mailbox_id = old.mailbox_id AND status = old.status;
  INSERT INTO tally SELECT 'waiting', new.mailbox_id, new.status, 1 WHERE new.waiting_since_at IS NOT NULL
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_waits_no_more AFTER DELETE ON conversation WHEN old.waiting_since_at IS NOT NULL BEGIN
  UPDATE tally SET n = n - 1 WHERE list = 'waiting' AND mailbox_id = old.mailbox_id AND status = old.status;
END;
