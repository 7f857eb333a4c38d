/**
 * Send and Discard. Whatever leaves the form carries what stands in the editor at that moment; Send waits for files and
 * saves on their way; a second Send while one runs is swallowed.
 *
 * @typedef {import('./autosave.js').Autosave} Autosave
 * @typedef {{ form: HTMLFormElement, autosave: Autosave, flush(): Record<string, string>, running(): Promise<unknown> | undefined }} Parts
 */

const LONGEST_WAIT_MS = 5000;

const patience = () => new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));

/** What a form does when it is submitted by that button. */
function aimOf(/** @type {HTMLFormElement} */ form, /** @type {HTMLButtonElement | null} */ submitter) {
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  const hidden = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=_method]'));
  const method = submitter?.name === '_method' ? submitter.value : hidden?.value;
  return { path: new URL(address, location.href).pathname, isDelete: method?.toUpperCase() === 'DELETE' };
}

/**
 * @param {Parts} parts
 * @param {AbortSignal} signal
 */
export function startSending({ form, autosave, flush, running }, signal) {
  const mine = `/drafts/${form.dataset.draft}`;
  let isBusy = false;
  let isDone = false;

  /** A form that htmx does not handle leaves the page for good. */
  const leavesPage = (/** @type {HTMLFormElement} */ sent) =>
    !sent.matches('[hx-post], [hx-put], [hx-delete], [hx-boost=true]');

  function hold(/** @type {SubmitEvent} */ event, /** @type {Promise<unknown>} */ until) {
    const submitter = /** @type {HTMLButtonElement | null} */ (event.submitter);
    Promise.race([until, patience()]).then(() => {
      isBusy = false;
      if (form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : undefined);
    });
  }

  function onSubmit(/** @type {SubmitEvent} */ event) {
    const sent = /** @type {HTMLFormElement} */ (event.target);
    const { path, isDelete } = aimOf(sent, /** @type {HTMLButtonElement | null} */ (event.submitter));
    if (sent === form) flush();
    const isDiscard = isDelete && path === mine;
    if (isDiscard && leavesPage(sent)) finish();
    if (sent !== form || isDiscard) return;
    const busyWith = running();
    if (isBusy || busyWith) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!isBusy && busyWith) hold(event, busyWith);
      isBusy = true;
      return;
    }
    isBusy = true;
    autosave.pause();
  }

  /** Ctrl+Enter sends from anywhere in the composer; with Shift the conversation is closed as well. */
  function sendByKey(/** @type {KeyboardEvent} */ event) {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    const button = /** @type {HTMLButtonElement | null} */ (
      form.querySelector(`button[name=${event.shiftKey ? 'andClose' : 'send'}]`)
    );
    event.preventDefault();
    event.stopImmediatePropagation();
    if (button && !event.repeat) form.requestSubmit(button);
  }

  function finish() {
    isDone = true;
    autosave.finish();
  }

  const isOurs = (/** @type {any} */ ctx) => {
    const { pathname } = new URL(ctx.request.action, location.href);
    const { method } = ctx.request;
    return (pathname === `${mine}/dispatch` && method === 'POST') || (pathname === mine && method === 'DELETE');
  };

  document.addEventListener('submit', onSubmit, { signal, capture: true });
  form.addEventListener('keydown', sendByKey, { signal, capture: true });

  document.addEventListener(
    'htmx:config:request',
    (event) => {
      const { request } = event.detail.ctx;
      // The form was read before this event, so what was flushed must be put in again.
      if (request.form === form && request.body instanceof FormData)
        for (const [name, value] of Object.entries(flush())) request.body.set(name, value);
      if (isOurs(event.detail.ctx)) autosave.pause();
    },
    { signal },
  );

  document.addEventListener(
    'htmx:after:request',
    (event) => {
      const { ctx } = event.detail;
      if (isOurs(ctx) && ctx.response.status < 400 && !ctx.response.raw.redirected) finish();
    },
    { signal },
  );

  document.addEventListener(
    'htmx:finally:request',
    (event) => {
      if (!isOurs(event.detail.ctx)) return;
      isBusy = false;
      if (form.isConnected) autosave.resume();
    },
    { signal },
  );

  addEventListener(
    'pageshow',
    () => {
      isBusy = false;
      if (!isDone) autosave.resume();
    },
    { signal },
  );
}
