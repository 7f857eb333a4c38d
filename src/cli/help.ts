import { configTable } from '#src/platform/config/index.ts';

const USAGE = `Postroom: a shared inbox that is its own mail server.

  postroom serve       receive, show and send mail (what happens without a command)
  postroom reindex     rebuild everything that is derived from the raw mails
  postroom user add EMAIL [--admin] [--name NAME], user reset EMAIL, user disable EMAIL, user enable EMAIL
                       accounts: make one, or a link to a new password; sign somebody out for good, or let them back in
  postroom dead-jobs   show work that failed for good; "retry ID" tries it again, "discard ID" drops it
  postroom doctor      look at everything and say what to do; --json for programs, --online asks strangers too
  postroom backup FILE   make a file of everything, beside a running server or without one; open it again, check it, count it
                       (encrypted with POSTROOM_BACKUP_PASSPHRASE, or one asked for: --encrypt; --json for programs)
  postroom restore FILE  check a backup and put it in the place of the data, which is kept beside it
  postroom health      ask the server of this machine whether it is ready, for a container's health check
  postroom demo        fill a temporary folder with the mail of a small company, and open it
  postroom seed --conversations N  fill an empty data folder with the same archive each time, for measuring
  postroom --help      this page; --version says which one this is

Settings, read from the environment:

`;

/** What the program can do, and the table of its settings; of a command besides `serve`, what that one does. */
export function help(command = 'serve'): string {
  // A line that begins further in belongs to the one above it.
  const uses = USAGE.split(/\n(?= {2}postroom )/).slice(1, -1);
  const use = uses.find((each) => each.startsWith(`  postroom ${command} `));
  if (use && command !== 'serve') return `${use}\n\nSettings are read from the environment: postroom --help\n`;
  const rows = Object.values(configTable).map(({ name, read, byDefault, says }) => {
    const otherwise = byDefault === '' ? '' : ` Otherwise ${byDefault}.`;
    return `  ${name}\n      ${says}. Allowed: ${read.allowed}.${otherwise}\n`;
  });
  return USAGE + rows.join('');
}
