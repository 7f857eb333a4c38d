import { configTable } from '#src/platform/config/index.ts';

const USAGE = `Postroom: a shared inbox that is its own mail server.

  postroom serve       receive, show and send mail (what happens without a command)
  postroom reindex     rebuild everything that is derived from the raw mails
  postroom dead-jobs   show work that failed for good; "retry ID" tries it again, "discard ID" drops it
  postroom doctor      look at everything and say what to do; --json for programs, --online asks strangers too
  postroom --help      this page

Settings, read from the environment:

`;

/** What the program can do, and the table of its settings. */
export function help(): string {
  const rows = Object.values(configTable).map(({ name, read, byDefault, says }) => {
    const otherwise = byDefault === '' ? '' : ` Otherwise ${byDefault}.`;
    return `  ${name}\n      ${says}. Allowed: ${read.allowed}.${otherwise}\n`;
  });
  return USAGE + rows.join('');
}
