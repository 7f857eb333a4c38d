import type { DraftContent } from './schema.ts';

/** A draft in which nothing stands yet. */
export const EMPTY_CONTENT: DraftContent = {
  text: '',
  html: '',
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  from: null,
  quote: 'below',
  after: { status: null },
};

/** A draft's content as it is stored. What an older version wrote lacks what came later. */
export function readContent(json: string): DraftContent {
  const { andClose, ...stored } = JSON.parse(json) as Partial<DraftContent> & { andClose?: boolean };
  return { ...EMPTY_CONTENT, ...(andClose ? { after: { status: 'closed' as const } } : {}), ...stored };
}
