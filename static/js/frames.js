/**
 * HTML mail is shown in frames without scripts; from outside they are given the height of what is in them, so that a
 * conversation scrolls as one page.
 */
const TALLEST_PX = 20_000;
/** Mail sized by the height of its window (100vh) would grow for ever. */
const CHANGES_IN_A_ROW = 12;

const isLoaded = (/** @type {HTMLIFrameElement} */ frame) =>
  frame.contentDocument?.readyState === 'complete' && frame.contentDocument.URL !== 'about:blank';

/** Calls `fn` for each mail frame once it has loaded, also for those that come later. */
export function onFrame(/** @type {(frame: HTMLIFrameElement) => void} */ fn) {
  const visit = (/** @type {EventTarget | null} */ frame) => {
    if (frame instanceof HTMLIFrameElement && frame.matches('[data-autosize]') && frame.contentDocument) fn(frame);
  };
  // `load` does not bubble, but it is captured.
  document.addEventListener('load', (event) => visit(event.target), true);
  for (const frame of document.querySelectorAll('iframe')) if (isLoaded(frame)) visit(frame);
}

const setHeight = (/** @type {HTMLIFrameElement} */ frame, /** @type {number} */ px) => {
  frame.style.height = `${Math.min(TALLEST_PX, Math.ceil(px))}px`;
};

function fitFrame(/** @type {HTMLIFrameElement} */ frame) {
  const root = frame.contentDocument?.documentElement;
  if (!root || !frame.checkVisibility()) return;
  const before = frame.clientHeight;
  const bar = () => frame.clientHeight - root.clientHeight;
  setHeight(frame, root.getBoundingClientRect().height + bar());
  // What floats or is placed counts for the scroll height alone.
  if (root.scrollHeight > root.clientHeight) setHeight(frame, root.scrollHeight + bar());
  holdPlace(frame, frame.clientHeight - before);
}

/** Browsers without scroll anchoring would push what is being read down when a mail above it grows. */
function holdPlace(/** @type {HTMLIFrameElement} */ frame, /** @type {number} */ grown) {
  if (!grown || CSS.supports('overflow-anchor', 'auto') || frame.getBoundingClientRect().top >= 0) return;
  let scroller = frame.parentElement;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement;
  scroller?.scrollBy(0, grown);
}

function watch(/** @type {HTMLIFrameElement} */ frame) {
  const inside = frame.contentDocument;
  if (!inside?.body) return;
  let budget = CHANGES_IN_A_ROW;
  let width = frame.clientWidth;
  const refit = () => {
    if (budget-- > 0) fitFrame(frame);
  };
  const refill = () => {
    budget = CHANGES_IN_A_ROW;
    refit();
  };
  const sizes = new ResizeObserver(() => {
    if (!frame.isConnected || frame.contentDocument !== inside) return sizes.disconnect();
    if (frame.clientWidth === width) return refit();
    width = frame.clientWidth;
    refill();
  });
  for (const element of [inside.documentElement, inside.body, frame]) sizes.observe(element);
  for (const type of ['load', 'toggle']) inside.addEventListener(type, refill, true);
  refill();
}

export const startFrames = () => onFrame(watch);
