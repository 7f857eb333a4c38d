/** Small menus (`details.menu`) close like menus do: by a click elsewhere, by Escape, and once something was chosen. */

function closeMenus(/** @type {EventTarget | null} */ keep) {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!(keep instanceof Node && menu.contains(keep))) menu.removeAttribute('open');
}

export function startMenus() {
  document.addEventListener('click', ({ target }) => {
    const isChoice = target instanceof Element && target.closest('.menu-item');
    closeMenus(isChoice ? null : target);
  });
  // One that opens below what is seen of a pane moves the pane; `toggle` does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open && target.matches('.menu'))
        target.querySelector('.menu-items')?.scrollIntoView({ block: 'nearest' });
    },
    true,
  );
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    const menu = document.activeElement?.closest('details.menu[open]');
    closeMenus(null);
    menu?.querySelector('summary')?.focus();
  });
}
