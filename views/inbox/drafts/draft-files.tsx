import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { DraftFile } from './types.ts';

export type DraftFilesProps = Worded & {
  locale: string;
  draftId: number;
  files: DraftFile[];
  /** Those for the text, which count while they stand there. */
  pictures: Pick<DraftFile, 'id' | 'bytes'>[];
  error: string | null;
};

const byId = (pictures: DraftFilesProps['pictures']) =>
  JSON.stringify(Object.fromEntries(pictures.map(({ id, bytes }) => [id, bytes])));

export const DraftFiles = ({ w, locale, draftId, files, pictures, error }: DraftFilesProps) => (
  <div
    id="draft-files"
    data-bytes={files.reduce((sum, { bytes }) => sum + bytes, 0)}
    data-pictures={pictures.length > 0 ? byId(pictures) : undefined}
  >
    {files.length === 0 ? null : (
      <ul class="files" aria-label={w.writing.files}>
        {files.map((file) => (
          <DraftFileItem w={w} locale={locale} url={`/drafts/${draftId}/files/${file.id}`} file={file} />
        ))}
      </ul>
    )}
    {error ? (
      <p class="field-error" role="alert" data-problem>
        {error}
      </p>
    ) : null}
  </div>
);

const DraftFileItem = ({ w, locale, url, file }: Worded & { locale: string; url: string; file: DraftFile }) => (
  <li class="file">
    <span class="file-icon">
      <Icon name="file" />
    </span>
    <bdi class="file-name">{file.name}</bdi>
    <span class="file-meta">{fileSize(file.bytes, locale)}</span>
    <button
      type="submit"
      class="icon-button"
      name="_method"
      value="DELETE"
      formaction={url}
      formnovalidate
      hx-delete={url}
      hx-target="#draft-files"
      hx-swap="outerHTML"
      aria-label={w.writing.removeFile(file.name)}
      title={w.writing.removeFile(file.name)}
    >
      <Icon name="close" />
    </button>
  </li>
);
