/** The entry: what every page needs at once; the composer and its editor come when a page has one. */
import '../vendor/htmx.js';
import { startAnswers } from './answers.js';
import { startContact } from './contact.js';
import { startCopying } from './copy.js';
import { startFrames } from './frames.js';
import { startImages } from './images.js';
import { startKeeping } from './keep.js';
import { startKeys } from './keys.js';
import { startLive } from './live.js';
import { startMenus } from './menus.js';
import { startOnward } from './onward.js';
import { startPreviews } from './previews.js';
import { startRows } from './rows.js';
import { startSelection } from './selection.js';
import { startSession } from './session.js';
import { startThread } from './thread.js';
import { startTimeZone } from './time-zone.js';
import { startTypeAhead } from './type-ahead.js';
import { startUndo } from './undo.js';

function startAutosubmit() {
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (field instanceof HTMLSelectElement && field.matches('[data-autosubmit]')) field.form?.requestSubmit();
  });
}

function startComposer() {
  /** @type {Promise<typeof import('./composer.js')> | undefined} */
  let loading;
  const mount = async () => {
    if (document.querySelector('#composer [data-editor]')) loading ??= import('./composer.js');
    (await loading)?.mountComposer();
  };
  document.addEventListener('htmx:after:swap', mount);
  mount();
}

function startRichFields() {
  const mount = async () => {
    if (document.querySelector('textarea[data-rich]')) (await import('./rich-fields.js')).mountRichFields();
  };
  document.addEventListener('htmx:after:swap', mount);
  mount();
}

startTimeZone();
startKeeping();
startAnswers();
startSession();
startRows();
startOnward();
startSelection();
startThread();
startFrames();
startImages();
startPreviews();
startKeys();
startMenus();
startTypeAhead();
startUndo();
startAutosubmit();
startCopying();
startContact();
startComposer();
startRichFields();
startLive();
