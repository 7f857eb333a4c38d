-- What mail needs to face the internet: who sent it, what became of it, where else it is kept, and who must be told.
-- Blocks stand in dependency order, as in 0001.

-- platform
-- What an admin must know now; gone when it is over. The story of it stands in event.
CREATE TABLE alarm (
  name TEXT PRIMARY KEY, since_at INTEGER NOT NULL, data TEXT NOT NULL DEFAULT '{}') STRICT, WITHOUT ROWID;

-- mail
CREATE INDEX raw_at ON raw (at);
-- Who a mail is from and for, and '@domain' for each domain of those, so that the mail log finds it; written with the
-- message, not before the 250. at is the mail's own: a list by address comes in the order of time from the index.
CREATE TABLE raw_address (
  raw_id INTEGER NOT NULL REFERENCES raw ON DELETE CASCADE, address TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (raw_id, address)) STRICT, WITHOUT ROWID;
CREATE INDEX raw_address_address ON raw_address (address, at, raw_id);
-- Refused sessions, summed by day, neighbourhood (IPv4, or /64) and reason: a flood adds to a number, not rows.
CREATE TABLE refusal (
  day INTEGER NOT NULL, ip TEXT NOT NULL, reason TEXT NOT NULL, n INTEGER NOT NULL, last_at INTEGER NOT NULL,
  PRIMARY KEY (day, ip, reason)) STRICT, WITHOUT ROWID;
-- SPF, DKIM, DMARC and ARC as DNS had it then: never derived again.
CREATE TABLE verification (raw_id INTEGER PRIMARY KEY REFERENCES raw ON DELETE CASCADE, result TEXT NOT NULL) STRICT;
-- What has no outcome yet, for the list of what waits. The query says the same words.
CREATE INDEX recipient_open ON recipient (queued_at, raw_id, address) WHERE state IN ('queued', 'sending', 'delayed', 'held');
CREATE TABLE mta_sts_policy (
  domain TEXT PRIMARY KEY, policy_id TEXT NOT NULL, mode TEXT NOT NULL, mx TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- What was sent without a person, so that nobody gets it again and again.
CREATE TABLE automatic_sent (address TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('reply', 'notice'))) STRICT;
CREATE INDEX automatic_sent_address ON automatic_sent (address, at);
CREATE INDEX automatic_sent_at ON automatic_sent (at);

-- company
ALTER TABLE mailbox ADD COLUMN relay_sealed BLOB;
CREATE TABLE domain (name TEXT PRIMARY KEY, checked_at INTEGER, findings TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE dkim_key (
  domain TEXT NOT NULL REFERENCES domain ON DELETE CASCADE, selector TEXT NOT NULL, algorithm TEXT NOT NULL CHECK (algorithm IN ('rsa', 'ed25519')),
  private_sealed BLOB NOT NULL, public_key TEXT NOT NULL, created_at INTEGER NOT NULL, signs_from_at INTEGER, retired_at INTEGER,
  PRIMARY KEY (domain, selector)) STRICT, WITHOUT ROWID;

-- contacts
ALTER TABLE contact_address ADD COLUMN bounced_at INTEGER;
ALTER TABLE contact_address ADD COLUMN bounce TEXT;

-- channels
-- Kept elsewhere, fetched from there. changed_at moves when an admin changes something: its loop starts anew then.
CREATE TABLE imap_account (
  id INTEGER PRIMARY KEY, mailbox_id INTEGER NOT NULL REFERENCES mailbox, settings TEXT NOT NULL, login_sealed BLOB NOT NULL,
  state TEXT NOT NULL, error TEXT, failing_since_at INTEGER, last_contact_at INTEGER, last_mail_at INTEGER, next_try_at INTEGER,
  created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, paused_at INTEGER) STRICT;
-- next_uid is the cursor of what comes in; below import_top lies what was there at first, of which the part older than the
-- cut-off is imported in the background, oldest first so that answers find what they answer; import_uid is next (NULL: done).
CREATE TABLE imap_folder (
  account_id INTEGER NOT NULL REFERENCES imap_account ON DELETE CASCADE, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('inbox', 'sent')),
  uid_validity INTEGER, next_uid INTEGER NOT NULL DEFAULT 1, import_top INTEGER NOT NULL DEFAULT 1, import_uid INTEGER,
  import_total INTEGER NOT NULL DEFAULT 0, imported INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, name)) STRICT, WITHOUT ROWID;
-- Fetched and stored, but not yet marked, moved or deleted on the server.
CREATE TABLE imap_settling (
  account_id INTEGER NOT NULL, folder TEXT NOT NULL, uid INTEGER NOT NULL, PRIMARY KEY (account_id, folder, uid),
  FOREIGN KEY (account_id, folder) REFERENCES imap_folder ON DELETE CASCADE) STRICT, WITHOUT ROWID;
-- Each mail that was ever fetched for a mailbox, by the digest of its bytes. It outlives the mail: what was deleted here is not
-- fetched again.
CREATE TABLE fetched_mail (
  mailbox_id INTEGER NOT NULL REFERENCES mailbox ON DELETE CASCADE, digest BLOB NOT NULL, PRIMARY KEY (mailbox_id, digest)) STRICT, WITHOUT ROWID;
-- The company's own registration at a mail provider, for signing in by OAuth 2.
CREATE TABLE oauth_client (
  provider TEXT PRIMARY KEY, client_id TEXT NOT NULL, secret_sealed BLOB NOT NULL, endpoints TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE spam_verdict (
  raw_id INTEGER PRIMARY KEY REFERENCES raw ON DELETE CASCADE, is_spam INTEGER NOT NULL, reasons TEXT NOT NULL) STRICT;
-- What the classifier has learned; hash is of a word (-1: of any), spam and ham count the messages it stood in.
CREATE TABLE spam_word (
  hash INTEGER PRIMARY KEY, spam INTEGER NOT NULL, ham INTEGER NOT NULL, learned_at INTEGER NOT NULL) STRICT;
CREATE TABLE spam_lesson (message_id INTEGER PRIMARY KEY REFERENCES message ON DELETE CASCADE, is_spam INTEGER NOT NULL) STRICT;
CREATE TABLE sender_list (
  pattern TEXT PRIMARY KEY, verdict TEXT NOT NULL CHECK (verdict IN ('block', 'allow')), created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- A bounce or complaint about a mail of ours: which recipient, what class.
CREATE TABLE delivery_report (
  raw_id INTEGER NOT NULL REFERENCES raw ON DELETE CASCADE, address TEXT NOT NULL, about_raw_id INTEGER REFERENCES raw ON DELETE CASCADE,
  report TEXT NOT NULL, is_trusted INTEGER NOT NULL, PRIMARY KEY (raw_id, address)) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_report_about ON delivery_report (about_raw_id) WHERE about_raw_id IS NOT NULL;
