import type { Worded } from '../../ui/types.ts';

/** What was said between us and a server, line by line. */
export const Dialogue = ({ w, lines }: Worded & { lines: string[] }) =>
  lines.length === 0 ? null : (
    <details class="feed-dialogue">
      <summary>{w.accounts.test.dialogue}</summary>
      <pre>
        <bdi>{lines.join('\n')}</bdi>
      </pre>
    </details>
  );
