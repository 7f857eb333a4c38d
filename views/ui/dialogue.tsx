import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import type { Worded } from './types.ts';

/** A session with a server, line by line; nothing where nothing was said. */
export const Dialogue = ({ w, lines, isOpen = false }: Worded & { lines: DialogueLine[]; isOpen?: boolean }) =>
  lines.length === 0 ? null : (
    <details class="dialogue" open={isOpen}>
      <summary>{w.dialogue.title}</summary>
      <dl class="headers">
        {lines.map(({ isOurs, text }) => (
          <div>
            <dt>{isOurs ? w.dialogue.ours : w.dialogue.theirs}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
