import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { fileKind } from './file-kind.ts';
import type { Attachment } from './types.ts';
import { partUrl } from './urls.ts';

type Setting = Worded & { locale: string; messageId: number };
type Props = Setting & { attachments: Attachment[] };

/** The files of a message. Pictures and PDFs open in the page's viewer, without a script in a tab of their own. */
export const Attachments = ({ attachments, ...setting }: Props) => {
  const { w, messageId } = setting;
  if (attachments.length === 0) return null;
  return (
    <div class="attachments">
      <ul class="files" aria-label={w.inbox.message.attachments(attachments.length)}>
        {attachments.map((attachment) => (
          <li>
            {attachment.preview ? (
              <Previewed {...setting} attachment={attachment} />
            ) : (
              <File {...setting} attachment={attachment} />
            )}
          </li>
        ))}
      </ul>
      {attachments.length > 1 ? (
        <a class="button quiet small" href={`/messages/${messageId}/attachments.zip`} download>
          <Icon name="download" />
          {w.reading.files.downloadAll}
        </a>
      ) : null}
    </div>
  );
};

type One = Setting & { attachment: Attachment };

const nameOf = ({ w, attachment }: One) => attachment.name || w.inbox.message.unnamedFile;

const Facts = ({ attachment: { name, type, bytes }, locale }: One) => (
  <span class="file-meta">
    {fileKind(name, type)} {fileSize(bytes, locale)}
  </span>
);

const File = (one: One) => (
  <a class="file" href={partUrl(one.messageId, one.attachment.path)} download>
    <span class="file-icon">
      <Icon name={one.attachment.type.startsWith('image/') ? 'image' : 'file'} />
    </span>
    <bdi class="file-name">{nameOf(one)}</bdi>
    <Facts {...one} />
  </a>
);

const Previewed = (one: One) => {
  const { w, messageId, attachment } = one;
  const { path, preview } = attachment;
  return (
    <div class={`file previewed ${preview}`}>
      <a
        class="file-open"
        href={partUrl(messageId, path, 'inline')}
        target="_blank"
        rel="noopener"
        data-preview={preview}
      >
        {preview === 'image' ? (
          <img
            class="file-thumbnail"
            src={partUrl(messageId, path, 'thumbnail')}
            alt=""
            loading="lazy"
            decoding="async"
          />
        ) : (
          <span class="file-icon">
            <Icon name="text" />
          </span>
        )}
        <bdi class="file-name">{nameOf(one)}</bdi>
        <Facts {...one} />
      </a>
      <a
        class="icon-button"
        href={partUrl(messageId, path)}
        aria-label={w.reading.files.download(nameOf(one))}
        title={w.reading.files.download(nameOf(one))}
        download
      >
        <Icon name="download" />
      </a>
    </div>
  );
};
