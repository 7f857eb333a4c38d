import type { Words } from '#src/words/index.ts';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { rightsText } from './rights-text.ts';
import type { Told } from './types.ts';

function whomOf(w: Words, whom: Told['whom']): string {
  const words = w.mailboxes;
  if (!whom) return '';
  if (whom.isSelf) return words.themselves;
  if (whom.kind === 'user') return whom.name ?? words.lostPerson;
  return whom.name === null ? words.lostTeam : words.teamCalled(whom.name);
}

function sentence(w: Words, { name, who, what, mays, whom }: Told): string {
  const words = w.mailboxes;
  // Whoever accepts an invitation is given what it names, by nobody who is there at that moment.
  if (who === null && name === 'access.granted' && whom) return words.given(whomOf(w, whom), rightsText(w, mays));
  const by = who ?? words.somebody;
  const told: Record<string, (who: string, what: string, whom: string) => string> = words.told;
  // A newer Postroom may have written an event that this catalogue does not know.
  if (!Object.hasOwn(told, name)) return `${by}: ${name}`;
  return told[name]!(by, mays.length > 0 ? rightsText(w, mays) : what, whomOf(w, whom));
}

/** What was changed in a mailbox and by whom, newest first. */
export const StoryPanel = ({ story, ...dated }: Dated & { story: Told[] }) => (
  <section class="panel" aria-labelledby="story">
    <h2 id="story">{dated.w.mailboxes.story}</h2>
    {story.length === 0 ? <p class="muted">{dated.w.mailboxes.storyEmpty}</p> : null}
    <ol class="story-lines">
      {story.map((told) => (
        <li>
          <bdi>{sentence(dated.w, told)}</bdi>
          <Time {...dated} at={told.at} style="short" />
        </li>
      ))}
    </ol>
  </section>
);
