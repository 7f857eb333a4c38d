import firstLetter from './0001-first-letter.sql' with { type: 'text' };
import mailOnTheInternet from './0002-mail-on-the-internet.sql' with { type: 'text' };
import aPlaceToWork from './0003-a-place-to-work.sql' with { type: 'text' };
import idsAndWaiting from './0004-ids-and-waiting.sql' with { type: 'text' };
import whoIsMeant from './0005-who-is-meant.sql' with { type: 'text' };

export const migrations = [firstLetter, mailOnTheInternet, aPlaceToWork, idsAndWaiting, whoIsMeant];
