-- Whom one writes to is found by last name and by company too, not only by how a name or an address begins.

-- contacts
-- The words of a contact's name behind the first, which the index of names finds. As a list in JSON, since nothing else in
-- SQLite cuts a text at its blanks.
CREATE TABLE contact_word (
  word TEXT NOT NULL COLLATE NOCASE, contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  PRIMARY KEY (word, contact_id)) STRICT, WITHOUT ROWID;
CREATE INDEX contact_word_contact ON contact_word (contact_id);
CREATE VIEW contact_name_word AS
  SELECT DISTINCT word.value COLLATE NOCASE AS word, contact.id AS contact_id
  FROM contact, json_each('[' || replace(json_quote(
    replace(replace(replace(replace(contact.name, '-', ' '), ',', ' '), '(', ' '), '''', ' ')), ' ', '","') || ']') AS word
  WHERE word.key > 0 AND word.value <> '';
INSERT INTO contact_word SELECT word, contact_id FROM contact_name_word;
CREATE TRIGGER contact_named AFTER INSERT ON contact WHEN new.name <> '' BEGIN
  INSERT INTO contact_word SELECT word, contact_id FROM contact_name_word WHERE contact_id = new.id;
END;
CREATE TRIGGER contact_renamed AFTER UPDATE OF name ON contact WHEN new.name <> old.name BEGIN
  DELETE FROM contact_word WHERE contact_id = new.id;
  INSERT INTO contact_word SELECT word, contact_id FROM contact_name_word WHERE contact_id = new.id;
END;
CREATE INDEX contact_address_domain ON contact_address (substr(address, instr(address, '@') + 1));
