-- The store that one letter needs to come in, be read and be answered.
-- UTC milliseconds in *_at; JSON in TEXT; *_sealed is encrypted when POSTROOM_SECRET_KEY is given.
-- Blocks stand in dependency order, lowest first; a foreign key points up the page, never down.

-- platform
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE secret (name TEXT PRIMARY KEY, value_sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- A claim pushes run_at past the lease; run_at NULL is a dead letter; a key makes the job a timer that is set again, not twice.
CREATE TABLE job (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT, payload TEXT NOT NULL DEFAULT '{}', run_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0, error TEXT, created_at INTEGER NOT NULL) STRICT;
CREATE INDEX job_due ON job (kind, run_at);
CREATE UNIQUE INDEX job_key ON job (kind, key) WHERE key IS NOT NULL;

-- The one story; ids are never given twice. mailbox_id says whose readers may be told; silent ones trigger nothing.
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, name TEXT NOT NULL, actor TEXT NOT NULL,
  subject TEXT NOT NULL, subject_id INTEGER NOT NULL, mailbox_id INTEGER, is_silent INTEGER NOT NULL DEFAULT 0,
  data TEXT NOT NULL DEFAULT '{}') STRICT;
CREATE INDEX event_subject ON event (subject_id, subject);
CREATE TABLE event_cursor (handler TEXT PRIMARY KEY, event_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, created_at INTEGER NOT NULL,
  bytes BLOB NOT NULL) STRICT;

-- mail
CREATE TABLE raw (
  id INTEGER PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), at INTEGER NOT NULL, size INTEGER NOT NULL,
  digest BLOB NOT NULL, envelope TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE recipient (
  raw_id INTEGER NOT NULL REFERENCES raw ON DELETE CASCADE, address TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'delayed', 'held', 'sent', 'failed', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0, queued_at INTEGER NOT NULL, next_try_at INTEGER, reply TEXT, at INTEGER NOT NULL,
  PRIMARY KEY (raw_id, address)) STRICT, WITHOUT ROWID;
CREATE INDEX recipient_due ON recipient (next_try_at) WHERE next_try_at IS NOT NULL;

-- company
CREATE TABLE user (
  id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('admin', 'member')),
  password_hash TEXT NOT NULL, language TEXT, time_zone TEXT, created_at INTEGER NOT NULL, disabled_at INTEGER) STRICT;
CREATE TABLE session (
  token_hash BLOB PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES user, device TEXT NOT NULL, created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX session_user ON session (user_id);
CREATE TABLE token (
  id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, purpose TEXT NOT NULL, data TEXT NOT NULL DEFAULT '{}', created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, used_at INTEGER) STRICT;
CREATE INDEX token_purpose ON token (purpose);
CREATE TABLE mailbox (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, sender_name TEXT NOT NULL, created_at INTEGER NOT NULL, archived_at INTEGER) STRICT;
CREATE TABLE mailbox_address (
  address TEXT PRIMARY KEY, mailbox_id INTEGER NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  is_primary INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_address_mailbox ON mailbox_address (mailbox_id);
CREATE TABLE mailbox_access (
  mailbox_id INTEGER NOT NULL REFERENCES mailbox ON DELETE CASCADE, user_id INTEGER NOT NULL REFERENCES user,
  may TEXT NOT NULL CHECK (may IN ('read', 'full', 'send_as', 'send_on_behalf')),
  PRIMARY KEY (user_id, mailbox_id, may)) STRICT, WITHOUT ROWID;

-- contacts
CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL) STRICT;
CREATE TABLE contact_address (
  address TEXT PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX contact_address_contact ON contact_address (contact_id);

-- inbox: a list is (whose, mailbox, status, order): equalities first, the order last, rowid makes it unique
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY, mailbox_id INTEGER NOT NULL REFERENCES mailbox, contact_id INTEGER NOT NULL REFERENCES contact,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'pending', 'snoozed', 'closed', 'spam', 'trash', 'merged')),
  assignee_id INTEGER REFERENCES user, waiting_since_at INTEGER, last_message_at INTEGER NOT NULL,
  last_message_id INTEGER NOT NULL DEFAULT 0, message_count INTEGER NOT NULL DEFAULT 0, has_attachment INTEGER NOT NULL DEFAULT 0,
  subject TEXT NOT NULL, preview TEXT NOT NULL DEFAULT '', status_before TEXT, created_at INTEGER NOT NULL, closed_at INTEGER) STRICT;
CREATE INDEX conversation_list ON conversation (mailbox_id, status, last_message_at);
CREATE INDEX conversation_person ON conversation (assignee_id, mailbox_id, status, last_message_at);
CREATE INDEX conversation_contact ON conversation (contact_id);
CREATE TABLE conversation_link (
  conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE, kind TEXT NOT NULL CHECK (kind IN ('related', 'copy')),
  PRIMARY KEY (conversation_id, other_id)) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
  list TEXT NOT NULL, mailbox_id INTEGER NOT NULL, status TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (list, mailbox_id, status)) STRICT, WITHOUT ROWID;
-- The body stands last: zstd of the text. HTML is cleaned from raw when it is shown.
CREATE TABLE message (
  id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL REFERENCES conversation, raw_id INTEGER REFERENCES raw,
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'note')), contact_id INTEGER REFERENCES contact, user_id INTEGER REFERENCES user,
  at INTEGER NOT NULL, header_hash INTEGER, header_id TEXT, subject TEXT, people TEXT NOT NULL DEFAULT '{}',
  marks TEXT NOT NULL DEFAULT '{}', parts TEXT, body BLOB NOT NULL) STRICT;
CREATE INDEX message_conversation ON message (conversation_id, at);
CREATE INDEX message_header ON message (header_hash) WHERE header_hash IS NOT NULL;
CREATE INDEX message_raw ON message (raw_id) WHERE raw_id IS NOT NULL;
CREATE TABLE participant (
  conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE, contact_id INTEGER NOT NULL REFERENCES contact,
  PRIMARY KEY (conversation_id, contact_id)) STRICT, WITHOUT ROWID;
CREATE TABLE seen (
  conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE, user_id INTEGER NOT NULL REFERENCES user,
  message_id INTEGER NOT NULL, PRIMARY KEY (conversation_id, user_id)) STRICT, WITHOUT ROWID;
-- leaves_at set: waiting (undo window). held set: why it stayed. Neither: being written.
-- Ids are never given twice: a page left open must not save its words into the next answer.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL REFERENCES conversation, user_id INTEGER NOT NULL REFERENCES user,
  kind TEXT NOT NULL CHECK (kind IN ('reply')), content TEXT NOT NULL, base_message_id INTEGER NOT NULL, leaves_at INTEGER, held TEXT,
  updated_at INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX draft_one ON draft (conversation_id, user_id, kind) WHERE leaves_at IS NULL AND held IS NULL;
CREATE INDEX draft_conversation ON draft (conversation_id);
CREATE TABLE attachment (
  file_id INTEGER PRIMARY KEY REFERENCES file, draft_id INTEGER NOT NULL REFERENCES draft, position INTEGER NOT NULL) STRICT;
CREATE INDEX attachment_draft ON attachment (draft_id);

-- channels
CREATE TABLE unreadable (raw_id INTEGER PRIMARY KEY REFERENCES raw ON DELETE CASCADE, error TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

-- Counts are kept, not counted; triggers keep them in bulk statements too.
CREATE TRIGGER conversation_added AFTER INSERT ON conversation BEGIN
  INSERT INTO tally VALUES ('all', new.mailbox_id, new.status, 1), (ifnull('user:' || new.assignee_id, 'nobody'), new.mailbox_id, new.status, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_refiled AFTER UPDATE OF mailbox_id, status, assignee_id ON conversation
  WHEN (old.mailbox_id, old.status, old.assignee_id) IS NOT (new.mailbox_id, new.status, new.assignee_id) BEGIN
  UPDATE tally SET n = n - 1 WHERE mailbox_id = old.mailbox_id AND status = old.status
    AND list IN ('all', ifnull('user:' || old.assignee_id, 'nobody'));
  INSERT INTO tally VALUES ('all', new.mailbox_id, new.status, 1), (ifnull('user:' || new.assignee_id, 'nobody'), new.mailbox_id, new.status, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conversation_removed AFTER DELETE ON conversation BEGIN
  UPDATE tally SET n = n - 1 WHERE mailbox_id = old.mailbox_id AND status = old.status
    AND list IN ('all', ifnull('user:' || old.assignee_id, 'nobody'));
END;
-- What somebody has seen matters while a conversation lives.
CREATE TRIGGER conversation_ended AFTER UPDATE OF status ON conversation
  WHEN new.status IN ('closed', 'spam', 'trash', 'merged') AND old.status NOT IN ('closed', 'spam', 'trash', 'merged') BEGIN
  DELETE FROM seen WHERE conversation_id = new.id;
END;
