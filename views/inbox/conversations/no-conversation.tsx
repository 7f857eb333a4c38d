import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

/** The right pane while nothing is open: it teaches the keys. */
export const NoConversation = ({ w }: Worded) => {
  const keys: [string, string][] = [
    ['j', w.inbox.nothingOpen.next],
    ['k', w.inbox.nothingOpen.previous],
    [w.shell.keys.names.enter, w.inbox.nothingOpen.open],
    ['?', w.inbox.nothingOpen.help],
  ];
  return (
    <section id="conversation" class="conversation nothing" aria-label={w.inbox.nothingOpen.title}>
      <div class="empty">
        <span class="empty-icon">
          <Icon name="list-open" />
        </span>
        <p class="empty-title">{w.inbox.nothingOpen.title}</p>
        <p class="empty-hint">{w.inbox.nothingOpen.hint}</p>
        <ul class="empty-keys">
          {keys.map(([key, meaning]) => (
            <li>
              <kbd>{key}</kbd> {meaning}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
