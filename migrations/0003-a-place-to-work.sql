-- What a company needs to work here every day: who may do what, how answers are written, what is known of a contact.
-- Blocks stand in dependency order, as in 0001.

-- mail
-- Set where the mail was sent to another address instead, since this one did not take it.
ALTER TABLE recipient ADD COLUMN replaced_by TEXT;

-- company
ALTER TABLE user ADD COLUMN job_title TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN calendar_link TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN signature TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN photo_id INTEGER REFERENCES file;
ALTER TABLE user ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}';
-- Where it was begun or last seen from, so that a stranger's can be told from one's own; empty where it was never noted.
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE team_member (
  team_id INTEGER NOT NULL REFERENCES team ON DELETE CASCADE, user_id INTEGER NOT NULL REFERENCES user,
  PRIMARY KEY (team_id, user_id)) STRICT, WITHOUT ROWID;
CREATE INDEX team_member_user ON team_member (user_id);
ALTER TABLE mailbox ADD COLUMN signature TEXT NOT NULL DEFAULT '';
-- What a team may, all of its members may; what one person may stands in mailbox_access.
CREATE TABLE team_access (
  mailbox_id INTEGER NOT NULL REFERENCES mailbox ON DELETE CASCADE, team_id INTEGER NOT NULL REFERENCES team ON DELETE CASCADE,
  may TEXT NOT NULL CHECK (may IN ('read', 'full', 'send_as', 'send_on_behalf')),
  PRIMARY KEY (team_id, mailbox_id, may)) STRICT, WITHOUT ROWID;
-- In these (archived) mailboxes nothing but reading is left, whatever was granted: so that a mailbox brought back has its rights again.
CREATE TABLE access_freeze (mailbox_id INTEGER PRIMARY KEY REFERENCES mailbox ON DELETE CASCADE) STRICT;
-- Who was let into a mailbox is told in its story, not in that of the person.
UPDATE event SET subject = 'mailbox', subject_id = mailbox_id, data = json_set(data, '$.userId', subject_id)
  WHERE name = 'access.granted' AND subject = 'user' AND mailbox_id IS NOT NULL;

-- contacts
ALTER TABLE contact ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- Remote images in this contact's mail are fetched without asking.
ALTER TABLE contact ADD COLUMN shows_images INTEGER NOT NULL DEFAULT 0;
-- Names are completed from their first letters.
CREATE INDEX contact_name ON contact (name COLLATE NOCASE);

-- inbox
-- What one mailbox holds of a contact, without a look at what others hold.
DROP INDEX conversation_contact;
CREATE INDEX conversation_contact ON conversation (contact_id, mailbox_id);
-- Where a conversation was before it was moved: what answers a mail that left from there still finds it.
CREATE TABLE former_mailbox (
  conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE, mailbox_id INTEGER NOT NULL REFERENCES mailbox,
  PRIMARY KEY (conversation_id, mailbox_id)) STRICT, WITHOUT ROWID;
-- What a person last did to conversations, with how these were before, so that it can be taken back. One for each person.
CREATE TABLE undo (
  user_id INTEGER PRIMARY KEY REFERENCES user, token TEXT NOT NULL, at INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
CREATE INDEX conversation_waiting ON conversation (mailbox_id, status, waiting_since_at) WHERE waiting_since_at IS NOT NULL;
-- Set in what was forwarded and in what came back of it: talk with a third party beside the customer, who never gets it.
ALTER TABLE message ADD COLUMN side_of_id INTEGER REFERENCES message;
-- A draft may begin a conversation (kind new): then there is none yet, and its mailbox is the one it leaves from.
CREATE TABLE new_draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER REFERENCES conversation, mailbox_id INTEGER NOT NULL REFERENCES mailbox,
  user_id INTEGER NOT NULL REFERENCES user, kind TEXT NOT NULL CHECK (kind IN ('reply', 'forward', 'new')),
  about_message_id INTEGER REFERENCES message, content TEXT NOT NULL, base_message_id INTEGER NOT NULL, leaves_at INTEGER, held TEXT,
  updated_at INTEGER NOT NULL, CHECK ((kind = 'new') = (conversation_id IS NULL))) STRICT;
INSERT INTO new_draft (id, conversation_id, mailbox_id, user_id, kind, content, base_message_id, leaves_at, held, updated_at)
  SELECT d.id, conversation_id, mailbox_id, user_id, kind, content, base_message_id, leaves_at, held, updated_at
  FROM draft d JOIN conversation c ON c.id = conversation_id;
-- cid set: an inline picture of the text.
CREATE TABLE new_attachment (
  file_id INTEGER PRIMARY KEY REFERENCES file, draft_id INTEGER NOT NULL REFERENCES new_draft, position INTEGER NOT NULL, cid TEXT) STRICT;
INSERT INTO new_attachment (file_id, draft_id, position) SELECT file_id, draft_id, position FROM attachment;
-- Ids are never given twice: the highest one ever given is told to the new table too.
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_draft', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_draft');
UPDATE sqlite_sequence SET seq = max(seq, ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'draft'), 0)) WHERE name = 'new_draft';
DROP TABLE attachment;
DROP TABLE draft;
ALTER TABLE new_draft RENAME TO draft;
ALTER TABLE new_attachment RENAME TO attachment;
CREATE UNIQUE INDEX draft_one ON draft (conversation_id, user_id, kind)
  WHERE conversation_id IS NOT NULL AND leaves_at IS NULL AND held IS NULL;
CREATE INDEX draft_conversation ON draft (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX draft_user ON draft (user_id, updated_at);
CREATE INDEX attachment_draft ON attachment (draft_id);

-- ops
-- Backups that were made, and those that failed (error). A file may be gone or moved all the same.
CREATE TABLE backup (
  id INTEGER PRIMARY KEY AUTOINCREMENT, reason TEXT NOT NULL CHECK (reason IN ('nightly', 'asked', 'command', 'update')),
  at INTEGER NOT NULL, path TEXT NOT NULL, bytes INTEGER, is_sealed INTEGER NOT NULL, took_ms INTEGER,
  counts TEXT NOT NULL, error TEXT, CHECK ((bytes IS NULL) = (error IS NOT NULL))) STRICT;
-- What the database weighed each day, for how fast it grows.
CREATE TABLE daily_size (day TEXT PRIMARY KEY, at INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
