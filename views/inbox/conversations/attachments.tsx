import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { fileKind } from './file-kind.ts';
import type { Attachment } from './types.ts';

type Props = Worded & { locale: string; messageId: number; attachments: Attachment[] };

export const Attachments = ({ w, locale, messageId, attachments }: Props) => {
  if (attachments.length === 0) return null;
  return (
    <ul class="files" aria-label={w.inbox.message.attachments(attachments.length)}>
      {attachments.map(({ path, name, type, bytes }) => (
        <li>
          <a class="file" href={`/messages/${messageId}/parts/${encodeURIComponent(path)}`} download>
            <span class="file-icon">
              <Icon name={type.startsWith('image/') ? 'image' : 'file'} />
            </span>
            <bdi class="file-name">{name || w.inbox.message.unnamedFile}</bdi>
            <span class="file-meta">
              {fileKind(name, type)} {fileSize(bytes, locale)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
};
