import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type DeliveryReport, readMail } from '#src/mail/bounces/index.ts';
import { corpusFiles, corpusText, hasCorpus } from '#tests/support/corpus.ts';
// Whom each report is about, read by hand: the first 8 digits of each address's sha256, since the corpus stays where it is.
import recipients from './corpus-recipients.json' with { type: 'json' };

type Expected = { status: string; reason: string; hardbounce: boolean };
type Reading = { name: string; report: DeliveryReport | null; expected: Expected[]; named: string[] };

const nameOf = (path: string) => path.split('/').at(-1)!;
const digest = (address: string) => createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 8);
/** The half that the reader was written against; the other one tells how it fares with what it has not seen. */
const isDevelopment = (name: string) => createHash('sha256').update(name).digest()[0]! % 2 === 0;

async function readings(): Promise<Reading[]> {
  const truth = JSON.parse(corpusText('sisimai-sample/expected.json')) as Record<string, Expected[]>;
  const files = corpusFiles('sisimai-sample/bsd', ['.eml']);
  return Promise.all(
    files.map(async ({ name: path, bytes }) => {
      const name = nameOf(path);
      const { report } = await readMail(bytes, 'somebody@example.com');
      return { name, report, expected: truth[name] ?? [], named: (recipients as Record<string, string[]>)[name] ?? [] };
    }),
  );
}

const share = (answers: boolean[]) => answers.filter(Boolean).length / answers.length;

function measure(readings: Reading[]) {
  // All are reports but the notice of an absence.
  const isReport = ({ expected }: Reading) => expected[0]?.reason !== 'vacation';
  const read = readings.filter(isReport);
  const rows = read.flatMap(({ report, expected }) =>
    expected.flatMap((row, i) => (row.status === '' ? [] : [{ row, got: report?.recipients[i] }])),
  );
  return {
    reports: share(readings.map((reading) => (reading.report !== null) === isReport(reading))),
    recipients: share(
      read.map(
        ({ report, named }) =>
          report !== null && String(report.recipients.map((r) => digest(r.address))) === String(named),
      ),
    ),
    class: share(rows.map(({ row, got }) => got?.status[0] === row.status[0])),
    hardness: share(rows.map(({ row, got }) => got?.isHard === row.hardbounce)),
  };
}

describe.skipIf(!hasCorpus)('reports of other people', () => {
  test('O8: report or not 99 %, recipient 97 %, class 97 %, hard or soft 95 % are right', async () => {
    const all = measure(await readings());
    expect(all.reports).toBeGreaterThanOrEqual(0.99);
    expect(all.recipients).toBeGreaterThanOrEqual(0.97);
    expect(all.class).toBeGreaterThanOrEqual(0.97);
    expect(all.hardness).toBeGreaterThanOrEqual(0.95);
  });

  test('O8: they are as right for the half that the reader was not written against', async () => {
    const {
      reports,
      recipients,
      class: classes,
      hardness,
    } = measure((await readings()).filter(({ name }) => !isDevelopment(name)));
    expect(Math.min(reports, recipients, classes, hardness)).toBeGreaterThanOrEqual(0.97);
  });

  test('O8: no other mail of the corpus is taken for a report', async () => {
    const folders = ['stalwart-mime', 'cpython-email', 'mailparser', 'reply-crisp', 'mailauth'];
    const mails = folders.flatMap((folder) => corpusFiles(folder, ['.eml', '.txt']));
    const taken: string[] = [];
    for (const { name, bytes } of mails) {
      const mail = await readMail(bytes, 'somebody@example.com').catch(() => null);
      if (mail?.report) taken.push(name);
    }
    // These are what mail servers have written.
    const real = [
      'cpython-email/msg_16.txt',
      'cpython-email/msg_25.txt',
      'cpython-email/msg_43.txt',
      'mailparser/delivery-status.eml',
    ];
    expect(taken.filter((name) => !real.includes(name))).toEqual([]);
    expect(mails.length).toBeGreaterThan(150);
  });
});
